import type { ShapePattern } from './secret-policy.js';

const alone = (pattern: string): string => String.raw`(?<![A-Za-z0-9])(?:${pattern})(?![A-Za-z0-9])`;

const cardSpokenOf = String.raw`\bhkid|\bid\b|identity|identification|national id|resident|身份|身分|[证證]件|passport|[护護]照`;

/** Personal numbers issued by states. */
export const nationalIds: readonly ShapePattern[] = [
  {
    kind: 'national-id',
    digits: 17,
    pattern: alone(String.raw`[1-9](?:[\s.-]{0,2}\d){16}[\s.-]{0,2}[\dXx]`),
    check: 'resident-id',
  },
  {
    kind: 'national-id',
    digits: 12,
    pattern: alone(String.raw`[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}`),
    check: 'resident-id',
    near: String.raw`身份|身分|[证證]件|resident id|identity card`,
  },
  {
    kind: 'national-id',
    digits: 6,
    pattern: String.raw`(?<![A-Za-z0-9])[A-Za-z]{1,2}[\s-]?\d{3}[\s-]?\d{3}\s?[([]\s?[\dAa]\s?[)\]]`,
    check: 'hong-kong-id',
  },
  {
    kind: 'national-id',
    digits: 6,
    pattern: alone(String.raw`[A-Za-z]{1,2}[\s-]?\d{6}[\s-]?[\dAa]`),
    check: 'hong-kong-id',
    near: String.raw`hkid|hong ?kong|香港|身份[证證]|identity card|\bid (?:card|no|number)`,
    unlessNumbered: true,
  },
  {
    kind: 'national-id',
    digits: 9,
    pattern: alone(String.raw`[A-Za-z][\s-]?[1289](?:[\s-]?\d){8}`),
    check: 'taiwan-id',
    unlessNumbered: true,
  },
  {
    kind: 'national-id',
    digits: 9,
    pattern: String.raw`(?<![\w-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])`,
    unlessNumbered: true,
  },
  {
    kind: 'national-id',
    digits: 9,
    hints: ['ssn', 's.s.n', 'social', 'ss number', 'ss#', 'ss no', '社安', '社会安全', '社會安全', 'itin'],
    pattern: alone(String.raw`(?!000|666)\d{3}[\s.-]{0,2}\d{2}[\s.-]{0,2}\d{4}`),
    near: String.raw`\bssn|s\.s\.n|social sec|\bss (?:number|no)|\bss#|社安|社[会會]安全|\bitin`,
  },
  {
    kind: 'national-id',
    digits: 6,
    // not near the word "part": part numbers look the same
    pattern: `${alone(
      String.raw`(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[\s-]?\d{2}){3}[\s-]?[A-D]`,
    )}${String.raw`(?:(?<!\bparts? (?:no|numbers?|codes?)[^\n]{0,96})|(?<=insurance[^\n]{0,64}))`}`,
    anyCase: true,
    unlessNumbered: true,
  },
  {
    kind: 'national-id',
    digits: 12,
    hints: ['aad', 'adh', 'uidai', 'india', '印度'],
    pattern: alone(String.raw`[2-9]\d{3}[\s.-]{0,2}\d{4}[\s.-]{0,2}\d{4}`),
    check: 'aadhaar',
    near: 'aadh?aa?r|adh?aa?r|uidai|india|印度',
  },
  {
    kind: 'national-id',
    digits: 4,
    hints: ['pan', 'india'],
    pattern: alone('[A-Z]{3}[ABCFGHLJPT][A-Z]\\d{4}[A-Z]'),
    near: String.raw`\bpan\b|income tax|india`,
  },
  {
    kind: 'national-id',
    digits: 7,
    pattern: alone(String.raw`[STFGM]\d{7}[A-Z]`),
    near: `nric|\\bfin\\b|singapore|新加坡|${cardSpokenOf}`,
  },
  {
    kind: 'national-id',
    digits: 13,
    pattern: alone(String.raw`\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-[1-4]\d{6}`),
  },
  {
    kind: 'national-id',
    digits: 7,
    hints: ['passport', 'licence', 'license', 'permit', '护照', '護照', '通行', '驾', '駕', '居留', '居住', '胞'],
    pattern: alone(String.raw`[A-Z]{0,3}\d{7,12}[A-Z]?`),
    near: String.raw`passport(?: (?:number|no|nr|is)|[\s:]{1,2}[a-z]{0,2}\d{7})|driv\w{2,4}(?:'s)? licen[cs]e|[护護]照|通行[证證]|[驾駕][驶駛照]|居[留住][证證]|[台臺]胞[证證]`,
    unlessNumbered: true,
  },
];

import type { SecretPolicy, ShapePattern } from './secret-policy.js';

/** Payment cards. Numbers must pass Luhn, and have the prefix and length of an issuer. */
export const cards: SecretPolicy['cards'] = {
  ranges: [
    { brand: 'Visa', prefix: '4', lengths: [16] },
    { brand: 'Visa, short or long', prefix: '4', lengths: [13, 19], onlyNearCard: true },
    { brand: 'Mastercard', prefix: '5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720', lengths: [16] },
    { brand: 'American Express', prefix: '3[47]', lengths: [15] },
    { brand: 'UnionPay', prefix: '62|81', lengths: [16, 17, 18, 19] },
    { brand: 'JCB', prefix: '352[89]|35[3-8]', lengths: [16] },
    { brand: 'Discover', prefix: '6011|64[4-9]|65', lengths: [16] },
    { brand: 'Diners Club', prefix: '30[0-5]|3[689]', lengths: [14, 16] },
    { brand: 'RuPay, Mir, Troy', prefix: '508|60|82|220[0-4]|9792', lengths: [16], onlyNearCard: true },
    { brand: 'Maestro', prefix: '5[0678]|6', lengths: [12, 13, 14, 15, 16, 17, 18, 19], onlyNearCard: true },
  ],
  spokenOf: String.raw`\bcards?\b|\bcredit\b|\bdebit\b|\bvisa\b|master ?card|\bamex\b|american express|maestro|union ?pay|discover|diners|\bjcb\b|rupay|银行|銀行|[银銀][联聯]|信用卡|借记|借記|储蓄|儲蓄|[卡][号號]|换卡|刷卡|退款[账帳][号號]|工商|建设银|招商|农业银|中国银`,
};

/** Security codes, which prove that the card is at hand. */
export const cardDetails: readonly ShapePattern[] = [
  {
    kind: 'card',
    hints: ['cvv', 'cvc', 'cvn', 'security code', 'on the back'],
    digits: 3,
    pattern: String.raw`(?<![a-z])(?:cv[vcn]2?|security code|(?:digits|number|code) on the back)(?:\s(?:code|number)|[码碼])?(?:\s(?:printed )?(?:on|at|from) the (?:back|front|reverse|signature strip))?(?:\s(?:of|on|for|from) (?:the|my|our|his|her|their|this)(?: [a-z]{2,10}){0,2} card)?(?:(?:\sis|\swas|\sare|'s)?[\s:=#]{1,3}|\s?[是为為係:]\s?)(?<secret>\d{3,4})(?!\.?\d|\s?%)`,
    anyCase: true,
  },
  {
    kind: 'card',
    hints: ['安全', '背面', '末三', '后三', '後三', '校验', '檢查', '授權'],
    digits: 3,
    pattern: String.raw`(?:安全[码碼]|[背后後末][面三]?三?[位碼码个個][数數字]?|[检檢][查核][码碼])\s?[是为為係:]?\s?(?<secret>\d{3})(?![\d.年月日位]|\s?[次%位])`,
  },
];

import type { ShapePattern } from './secret-policy.js';

const notInPhrases =
  '(?!(?:the|not|and|you|your|are|was|has|have|had|can|cannot|how|why|what|when|where|which|that|this|but|for|from|with|will|wont|does|doesnt|did|any|more|please|been|being|too|just|still|only|must|should|could|would|asked|wrong|missing|never|gets|got|him|her|his|she|they|them|their|our|its|error|page|screen|reset|forgot|after|before|since|while|into|than|then|there|here|all|one|long|short|protected|accepted|again|twice|times|several|every|each|many|correctly)[^a-z])';
const phraseWord = `${notInPhrases}[a-z]{3,12}`;

/** Passwords recognizable by their shape, and keys that replace a password. */
export const passwords: readonly ShapePattern[] = [
  {
    kind: 'password',
    hints: ['phrase', 'passw', '密'],
    pattern: String.raw`(?:pass[ -]?(?:phrase|word)s?|密[码碼])(?:,? ?(?:is|was|namely|i\.e\.|=|:|-|是|为|為|係)){1,2}\s?"?(?<secret>${phraseWord}(?:[ -]${phraseWord}){2,7})(?=["'.,;!?\n，。]|$)`,
    anyCase: true,
  },
  {
    kind: 'password',
    hints: ['phrase'],
    pattern: String.raw`(?:enter|type|key|use|try|with|using|by)(?: in)? (?:(?:the|my|our|this|his|her) )?pass ?phrase "?(?!(?:card|dialog|field|box|manager|prompt|reader|window|button|input|hint|length|policy|based|login|unlock|option|feature|instead|entry|protection|authentication|encryption)[^a-z])(?<secret>${phraseWord}(?:[ -]${phraseWord}){3,7})(?![a-z-])`,
    anyCase: true,
  },
  {
    kind: 'password',
    hints: ['密', '秘', '口令', 'mima'],
    pattern: String.raw`(?:[密秘][码碼]|口令|mima)[^\n\d,.;!?，。]{0,6}(?<secret>[四五六七八4-8]\s?[个個]\s?(?:\d(?![\d.位字次年月天个個到至以])|[零一二三四五六七八九](?![\u4e00-\u9fff]|[a-z])))`,
    anyCase: true,
  },
  {
    kind: 'password',
    hints: ['pin', 'pass'],
    pattern: String.raw`(?<![a-z])(?:pin|pass ?code|password)(?: code)?(?: is| was|'s|:| =) (?:just |simply |only )?(?<secret>(?:all|four|six|eight|[468])(?: times| x)? (?:zeroe?s?|ones|twos|threes|fours|fives|sixes|sevens|eights|nines|\d'?s))(?![a-z])`,
    anyCase: true,
  },
  {
    kind: 'password',
    hints: ['sql', 'mariadb', 'sshpass'],
    pattern: String.raw`(?<![a-z])(?:mysql(?:dump|admin)?|mariadb|sshpass)(?:\s[^\n]{0,60}?)?\s-p\s?(?<secret>[^\s-]\S{3,63})`,
    anyCase: true,
  },
  {
    kind: 'one-time-code',
    digits: 48,
    pattern: String.raw`(?<![\w-])\d{6}(?:-\d{6}){7}(?![\w-])`,
  },
  {
    kind: 'password',
    hints: ['admin', 'root', 'guest', '@'],
    pattern: String.raw`(?<![\w./])(?:root|admin|administrator|guest|[\w.+-]{1,40}@[\w-]{1,40}\.[a-z.]{2,12})/(?<secret>(?=[^\s\d]{0,30}\d)(?=[^\sa-z]{0,30}[a-z])[\w!@#$%^&*+-]{6,40})(?![\w/.])`,
    anyCase: true,
    near: String.raw`log|sign|\buse\b|account|password|credential|access|wi-?fi|router|\bnas\b|\bssh\b|[密账帳登]`,
  },
];

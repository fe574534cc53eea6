import type { SecretPolicy } from './secret-policy.js';

type Label = SecretPolicy['statements']['labels'][number];

const passwords: readonly Label[] = [
  {
    kind: 'password',
    values: 'none',
    asWord: true,
    pattern: String.raw`(?:password|passcode|pin)[ -](?:manager|reset(?! to)|field|page|hint|policy|protected|length|rules?)`,
  },
  {
    kind: 'password',
    values: 'any',
    asWord: true,
    pattern: String.raw`p[a4@][s5$]{2}[ -]?(?:w[o0]rds?|codes?|phrases?|wrd|wd|cord)|pass(?=\s?[:=])|wi-?fi (?:key|code|pass)|credentials?|log-?in details|passwor|passw|passwd|pswd|pword|pwd|pwrd|pasword|pass?s?owrd|psswrd|psw|pw|p/w`,
  },
  { kind: 'password', values: 'digits', asWord: true, pattern: String.raw`pin ?(?:code|number|no)|pin|puk` },
  {
    kind: 'password',
    values: 'digits',
    asWord: true,
    pattern: String.raw`(?:to )?unlock(?:s|ed)?(?: (?:it|the \w{1,10}|my \w{1,10}))?|(?:numbers?|code|digits) to get in|(?:screen ?time|parental|restrictions?|lock|screen|unlock|door|alarm|voicemail|tablet|ipad|i?phone|laptop) codes?|lock ?screen|screen lock`,
  },
  { kind: 'password', values: 'any', asWord: true, pattern: String.raw`(?:re)?set it to|changed it to` },
  {
    kind: 'password',
    values: 'any',
    pattern: String.raw`密[码碼]|口令|通行[码碼]|pin ?[码碼]|[锁鎖]屏[码碼]|解[锁鎖]([码碼])?|[开開][机機][码碼]`,
  },
];

const oneTimeCodes: readonly Label[] = [
  {
    kind: 'one-time-code',
    values: 'digits',
    asWord: true,
    pattern: String.raw`(?:verification|verify|security|confirmation|auth|authenticat\w{2,4}|authori[sz]ation|one[- ]time|log-?in|sign[ -]?in|access|2fa|2-?factor|two[- ]factor|two[- ]step|mfa|sms|6[- ]digit|six[- ]digit|4[- ]digit|four[- ]digit|activation|reset|apple id|icloud|google|whatsapp) (?:pass|pass ?word )?codes?|(?:2fa|otp|verification|authentication|one[- ]time) numbers?|authenticator(?: app)?|otps?|totp|one[- ]time (?:password|passcode|pin)s?`,
  },
  {
    kind: 'one-time-code',
    values: 'digits',
    asWord: true,
    pattern: String.raw`codes?(?: \w{1,12}){0,4} (?:sms|text(?: message)?|message|texted|phone|sent me|got)`,
  },
  {
    kind: 'one-time-code',
    values: 'any',
    asWord: true,
    pattern: String.raw`(?:recovery|backup|emergency|scratch) (?:codes?|keys?)`,
  },
  {
    kind: 'one-time-code',
    values: 'six-digits',
    asWord: true,
    pattern: String.raw`codes?|sms|(?:the |a )?text message|texted(?: me| him| her| us)?|(?:the|a) text(?: says| said| with| reads?)?`,
  },
  {
    kind: 'one-time-code',
    values: 'digits',
    pattern: String.raw`[验驗][证証證][码碼玛瑪号號]|校[验驗][码碼]|[动動][态態](?:密)?[码碼]|[确確][认認][码碼]|[认認][证證][码碼]|短信[码碼]|[简簡][讯訊][码碼]|短[讯訊][码碼]|一次性密?[码碼]|登[录錄入][码碼]|授[权權][码碼]|安全[码碼]|激活[码碼]|[启啟][用动動][码碼]|[验驗][证證]用?|动态口令`,
  },
  { kind: 'one-time-code', values: 'six-digits', pattern: '短信|[简簡][讯訊]|短[讯訊]|六位[数數]|6位[数數]' },
];

const tokens: readonly Label[] = [
  {
    kind: 'token',
    values: 'token',
    asWord: true,
    pattern: String.raw`session[-_ ]?id|(?:x-)?api[-_ ]?(?:key|token|secret)s?|(?:access|auth|refresh|session|bearer|secret|id|bot|admin|personal)[-_ ]?(?:access[-_ ]?)?tokens?|tokens?|(?:client|app|consumer|webhook|shared|signing)[-_ ]?secret|(?:secret|access)[-_ ]?(?:access[-_ ]?)?key|(?:aws_)?secret_access_key|session cookie|cookie|bot|app ?secret|subscription key|(?:license|licence|account) key`,
  },
  {
    kind: 'token',
    values: 'token',
    pattern: String.raw`api ?密[钥鑰]|密[钥鑰]|金[钥鑰]|令牌|[权權][杖限]|凭[证據]|憑證|接口密[钥鑰]`,
  },
];

const harmlessCodes: Label = {
  kind: 'harmless',
  values: 'none',
  asWord: true,
  pattern: String.raw`(?:error|fault|area|zip|post(?:al|code)?|country|promo|coupon|discount|voucher|qr|bar|model|product|part|colou?r|status|response|exit|return|reason|store|tracking|repair|case|diagnostics?|stop|crash|lot|batch|region|machine|date|order|booking|sort|branch|blink|reference|reservation|pick-?up|collection|locker|gift|employee|customer|serial|symptom|http|dress|source)[- ]?codes?`,
};

/** What is said in so many words: a label, something that links, a value. */
export const statements: SecretPolicy['statements'] = {
  // in words, so that most texts need no more than a look
  hints: [
    ...'pass p4ss pa$$ pw psw pas pin puk code otp 2fa sms message text lock cred key token secret cookie session bot set changed'.split(
      ' ',
    ),
    ...'码 碼 玛 瑪 口令 锁 鎖 验 驗 短 簡 简 六位 6位 钥 鑰 令牌 权 權 憑 凭'.split(' '),
  ],
  labels: [...oneTimeCodes.slice(0, 2), harmlessCodes, ...passwords, ...oneTimeCodes.slice(2), ...tokens],
  numbered: String.raw`errors?|faults?|orders?|invoices?|tracking|serial|s/n|sn|imei|meid|iccid|eid|udid|uuid|rma|receipt|tickets?|cases?|version|build|firmware|ios|android|macos|windows|model|room|extension|ext|flat|apartment|seat|flight|gate|zip|postcode|phone|mobile|tel|call(?:ed)?|dial|fax|ending(?: in| with)?|ends (?:in|with)|last (?:four|4)(?: digits)?|user(?:name)?|account|e-?mail|commit|md5|sha-?\d{0,3}|hash|fingerprint|checksum|steps?|counter|altitude|year|sender|log id|reference|ref|step|article|contract|purchase|amount|price|paid|page|[错錯][误誤]|[报報][错錯]|故障|[订訂][单單]|[单單][号號]|[发發]票|序列?[号號]|串[号號]|版本|型[号號]|分[机機]|房[号號]|[电電][话話]|手[机機][号號]|[尾末][号號四]|[编編][号號]|[账帳][号號户戶]|用[户戶]名|[邮郵][编編箱]|[邮郵][递遞]|[区區][号號]|取[号號件][单單码碼]?|工[单單]|案件|流水|[预預][约約]|日期|转|轉|致[电電]|提交|固件`,
  link: String.raw`(?:[:="(>]|\b(?:is|was|are|were|be|reads?|read|told|tell|gave|give|says?|said|typed?|entered|used?|use|got|mean|to|as|sorry|namely|it|of|with|using|by)\b|'s\b|[是为為係就改成设設用叫给給了填])["(]{0,2}(?:[\s,:]{0,2}[a-z'*-]{1,12}|[\s,:]{0,2}[\u4e00-\u9fff]{1,5}){0,2}[\s,:"'(]{0,4}`,
  linkBack: String.raw`["')\].,]{0,2}\s?(?:,\s?(?:it'?s|that'?s|这是|這是|是)?|is|was|are|as|=|\(|是|当|當|做|-|[就来來可以能去后後]{1,4})\s?(?:(?:the|my|a|an|your|our|his|her|their|我的|您的|你的|的)\s?)?(?:[\w-]{1,14} ){0,2}`,
  units: String.raw`\s?(?:%|(?:percent|k?m?ah|[kmg]?hz|[kmgt]b|mm|cm|ms|km|kg|px|steps?|times|minutes?|mins?|hours?|days?|weeks?|months?|years?|characters?|chars?|digits?|attempts?|errors?|cycles?|pages?|usd|eur|gbp|rmb|hkd|dollars)(?![a-z])|次|分[钟鐘]|秒|小[时時]|天|位|个|個|元|块|塊|年|月|日|厘米|毫|步|台|件|港|人民)`,
  harmlessValues: String.raw`(?:v?\d{1,4}(?:\.\d{1,4}){1,3}|(?:i?os|ipados|macos|watchos|android|windows|win|iphone|ipad|wifi|usb|mac|airpods|watch|galaxy|pixel)[-_ ]?\d{0,4}\w{0,8}|1password|2fa|mp[34]|h\.?26[45]|[345]g|\d{1,4}(?:st|nd|rd|th|gb|tb|mb|hz|mah|mm|cm|am|pm|px|k|x)|[^@\s]{1,64}@[^@\s]{1,64}\.[a-z]{2,8}|https?:\S{0,128}|www\.\S{0,128}|\d{1,4}[-/]\d{1,2}[-/]\d{1,4}|[*x•.#_-]{1,64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[a-z]{1,12}/[a-z]{1,12})`,
  remarks: String.raw`(?:[a-z-]{0,20}(?:ed|ing|ly|able|ible|tten|own|less|ful)|wrong|right|correct|incorrect|invalid|valid|not|never|no|yes|none|nothing|missing|empty|blank|unknown|required|needed|new|old|same|different|weak|strong|safe|secret|private|here|there|where|what|which|that|this|these|those|them|mine|yours|fine|okay|good|bad|true|false|null|gone|lost|sent|set|reset|stored|below|above|again|anyway|apple|windows|google|iphone|ipad|icloud|wifi|android|default|standard|still|also|just|only|please|thanks|sorry|case|long|short|easy|hard|simple|complex|broken|dead|late|later|today|tomorrow|yesterday|soon|instead|enough|optional|mandatory|part|for|from|with|when|after|before|because|until|your|their|someone|somebody|everyone|nobody|removed|off|on|kept|known|back|down|up|out|over|ready|sure|unclear|pending|done|ok|n\/a)`,
};

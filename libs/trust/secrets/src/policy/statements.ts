import type { SecretPolicy } from './secret-policy.js';

type Label = SecretPolicy['statements']['labels'][number];

const devices =
  'i?phone|ipad|tablet|laptop|mac(?:book)?|watch|computer|device|door|gate|safe|alarm|sim(?: card)?|(?:lock )?screen';

const passwords: readonly Label[] = [
  { kind: 'password', values: 'none', pattern: '密[码碼][锁鎖流]|口令[红紅]' },
  {
    kind: 'password',
    values: 'digits',
    asWord: true,
    pattern: String.raw`(?:pin|passcode|password|code) (?:for|of|to|on) (?:my|the|our|his|her) (?:${devices})(?=:? (?!(?:19|20)\d\d(?!\d))\d{4,8}(?!\d))`,
  },
  {
    kind: 'password',
    values: 'none',
    asWord: true,
    pattern: String.raw`(?:password|passcode|pin)[ -](?:manager|reset(?! to)|field|page|screen|prompt|hint|policy|protected|length|rules?|attempts?)`,
  },
  {
    kind: 'password',
    values: 'any',
    asWord: true,
    pattern: String.raw`p[a4@][s5$]{2}[ -]?(?:w[o0]rds?|codes?|phrases?|wrd|wd|cord)|pass(?=\s?[:=])|(?:the|my) pass(?= is\b| was\b)|wi-?fi (?:key|code|pass)|credentials?(?!(?: are| is| as)?:? [\w.@+-]{2,40} ?/| (?:for|to|of|on|at) (?:[\w-]{1,16} ){0,2}[\w-]{1,16}(?: is| are|:) [\w.@+-]{2,40} ?/)|log-?in details|p[a4@]?[s5$]{1,3}[o0]?w[aeo0]{0,2}r{0,2}[o0]?[dt]?|pswd|pword|pwd|pwrd|pw|p/w`,
  },
  { kind: 'password', values: 'digits', asWord: true, pattern: String.raw`pin ?(?:code|number|no)|pin|puk` },
  {
    kind: 'password',
    values: 'digits',
    asWord: true,
    pattern: String.raw`(?:screen ?time|parental|restrictions?|lock|screen|unlock|door|gate|entry|safe|alarm|voicemail|tablet|ipad|i?phone|laptop|watch|device)(?:'s)? codes?|codes? (?:to|for|of) (?:my|the|his|her|our) (?:${devices})|(?:numbers?|code|digits) to get in|gets? in(?:to (?:it|(?:the|my) \w{1,10}))? (?:with|by|using)|combination(?= ?(?:is|:))|lock ?screen|screen lock`,
  },
  {
    kind: 'password',
    values: 'digits',
    asWord: true,
    purpose: true,
    pattern: String.raw`(?:phone|ipad|tablet|laptop|mac|watch|door|it) opens (?:with|by)|(?:(?:to|should|will|can|does|would) )?unlock(?:s|ed)?(?: (?:it|the \w{1,10}|my \w{1,10}))?|to get in(?:to (?:it|(?:the|my) \w{1,10}))?`,
  },
  {
    kind: 'password',
    values: 'any',
    asWord: true,
    pattern: String.raw`reset it to|(?:set|changed) it to(?<=(?:pass|pw|pin|log-?in|account|locked)[^]{0,64})`,
  },
  {
    kind: 'password',
    values: 'word',
    pattern: String.raw`(?<![a-z/])(?:(?:log(?:ged)?[ -]?in|sign(?:ed)?[ -]?in|user(?:name|id)?|account|credentials?|logins?)(?:(?: (?:are|is|as|with|using|details))?:?| (?:for|to|of|on|at) (?:[\w-]{1,16} ){0,2}[\w-]{1,16}(?: is| are|:)) (?!(?:error|fault|code|fails?|broken|works?)(?![a-z]))[\w.@+-]{2,40} ?(?:/| with )|(?:root|admin|administrator|guest) ?[:/]|[\w.+-]{1,40}@[\w-]{1,40}\.[a-z.]{2,12}(?: ?[/|]| :)) ?`,
  },
  {
    kind: 'password',
    values: 'any',
    pattern: String.raw`[密秘][码碼]|(?<![加保秘隐隱私严嚴机機])密[吗嗎马馬嘛]|蜜[码碼]|口令|通行[码碼]|pin ?[码碼]|[锁鎖]屏[码碼]|解[锁鎖]([码碼])?|[开開][机機][码碼]|(?<![a-z]|\d\s?)(?:mima|mm(?=\s?(?:是|[:=])))`,
  },
  { kind: 'password', values: 'digits', pattern: String.raw`[锁鎖]屏|屏[锁鎖]|[手门門][机機]?[锁鎖]|[门門]禁[码碼]` },
];

const purposes =
  'verify|confirm|authenticate|approve|authori[sz]e|log ?in|sign ?in|log on|access|activate|complete|continue|finish|reset';

const oneTimeCodes: readonly Label[] = [
  {
    kind: 'one-time-code',
    values: 'code',
    asWord: true,
    pattern: String.raw`(?:verification|verify|security|confirmation|auth|authenticat\w{2,4}|authori[sz]ation|one[- ]time|log-?in|sign[ -]?in|access|2fa|2-?factor|two[- ]factor|two[- ]step|2-?step|mfa|sms|text|e-?mail|(?:[4-8]|four|five|six|seven|eight)[- ]digit|activation|reset|apple id|icloud|google|whatsapp|wechat|microsoft|facebook|bank) (?:pass|pass ?word )?codes?|(?:2fa|otp|verification|authentication|one[- ]time) numbers?|(?:your|my|ur|their|his|her) codes?(?= is| was|:)|steam guard(?: codes?)?|authenticator(?: app)?(?: shows?| says| gives| displays)?|(?:2fa|mfa|verification|2-?factor|two[- ]factor|2-?step|two[- ]step)(?= is\b| was\b|:|\s?$)|otps?|totp|one[- ]time (?:password|passcode|pin)s?`,
  },
  {
    kind: 'one-time-code',
    values: 'digits',
    asWord: true,
    pattern: String.raw`codes?(?: [a-z']{1,12}){0,4} (?:sms|text(?: message)?|message|texted|phone|e-?mail|sent me|got)`,
  },
  {
    kind: 'one-time-code',
    values: 'any',
    asWord: true,
    pattern: String.raw`(?:recovery|backup|emergency|scratch) (?:codes?|keys?)`,
  },
  {
    kind: 'one-time-code',
    values: 'any',
    pattern: String.raw`(?:[备備][用份]|恢[复復]|救援|[紧緊]急)(?:代|[验驗][证證])?(?:[码碼]|密[钥鑰])`,
  },
  {
    kind: 'one-time-code',
    values: 'six-digits',
    asWord: true,
    pattern: String.raw`codes?|sms|(?:six|6)[ -]?(?:digits?|figures?|numbers?)|(?:the |a )?text message|text from|texted(?: me| him| her| us)?|(?:the|a|your) text(?: says| said| with| reads?)?`,
  },
  {
    kind: 'one-time-code',
    values: 'digits',
    asWord: true,
    purpose: true,
    pattern: String.raw`to (?:${purposes})(?<=(?:use|enter|type|input|key in|reply(?: with)?) (?:g-)?\d{4,8} to [a-z ]{5,12})`,
  },
  {
    kind: 'one-time-code',
    values: 'six-digits',
    asWord: true,
    purpose: true,
    pattern: String.raw`to (?:${purposes})(?! \d)`,
  },
  {
    kind: 'one-time-code',
    values: 'code',
    pattern: String.raw`[验驗][证証證][码碼玛瑪号號]|[验驗眼言研燕演炎][证証證正政症整][码碼玛瑪]|(?<![a-z])(?:yzm|yan ?zheng ?ma)(?![a-z])|校[验驗][码碼]|[动動][态態](?:密)?[码碼]|[确確][认認][码碼]|[认認][证證][码碼]|短信[码碼]|[简簡][讯訊][码碼]|短[讯訊][码碼]|一次性密?[码碼]|登[录錄入][码碼]|授[权權][码碼]|安全[码碼]|激活[码碼]|[启啟][用动動][码碼]|[验驗][证證]用?|[邮郵][箱件][码碼]|[动動手][态態机機]?令牌`,
  },
  {
    kind: 'one-time-code',
    values: 'six-digits',
    pattern: '短信|[简簡][讯訊]|短[讯訊]|[六6][位个個][数數](?:字)?|收到的(?:[数數]字|[号號][码碼])',
  },
];

/** A code's destination is not a separate label: `the code you sent to my phone, 482913, …`. */
const sentCode: Label = {
  kind: 'one-time-code',
  values: 'code',
  asWord: true,
  pattern: String.raw`(?:[a-z0-9-]{1,14} )?codes? (?:(?:that|which) )?(?:(?:you|they|he|she|it|i|we|was|were|is|has|have|had|been|just|got) ){0,3}(?:sent|texted|e-?mailed|messaged|received|came|got)(?: me)? (?:to|on|by|in|via|over|from) (?:(?:my|the|our|his|her|your|this) )?(?:[a-z]{1,10} )?(?:e-?mails?|mailbox|inbox|phone|mobile|number|sms|text)(?=, (?:\d{6}|\d{3}[ -]\d{3}|(?=[a-z]{0,7}\d)(?=\d{0,7}[a-z])[a-z0-9]{4,8}),)`,
};

/** `They ask for the security code. I have 482913 here`. */
const codeAtHand: Label = {
  kind: 'one-time-code',
  values: 'six-digits',
  asWord: true,
  pattern: String.raw`i (?:just |now |only )?(?:have|see|hold|can see)(?= (?:\d{6}|\d{3}[ -]\d{3})(?: here| now| on (?:my|the) (?:screen|display|phone|mobile|watch)|[,.;?!]|$))(?<=(?:verification|security|authentication|confirmation|log-?in|sign-?in|one-time|2fa|sms|otp|text)(?: pass)? ?(?:code|number)?[^\n]{0,64})`,
};

const tokens: readonly Label[] = [
  {
    kind: 'token',
    values: 'token',
    asWord: true,
    pattern: String.raw`(?:api[-_ ]?(?:keys?|tokens?|secrets?)|(?:access|auth|bearer|secret|bot|admin) (?:tokens?|keys?)) (?:for|of|to|from|on|in)(?: (?!commit|sha|md5|hash|serial|imei|id\b|uuid|udid|order|case|device|build|version)[a-z0-9-]{1,16}){1,4}(?=(?:,|:| is:?| \() ?"?[\w.~%+/-]{16,512})`,
  },
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
  pattern: String.raw`(?:error|fault|area|zip|post(?:al|code)?|country|promo|coupon|discount|voucher|qr|bar|model|product|part|colou?r|status|response|exit|return|reason|store|tracking|repair|case|diagnostics?|stop|crash|lot|batch|region|machine|date|order|booking|sort|branch|blink|reference|reservation|pick-?up|collection|locker|gift|employee|customer|serial|symptom|http|dress|source|hex|ascii|hs|swift)[- ]?codes?`,
};

/** Pins of a connector have numbers: `pin 7 of the connector`. */
const connectorPins: Label = {
  kind: 'harmless',
  values: 'none',
  asWord: true,
  pattern: String.raw`pins? ?(?:(?:no\.?|number|#) ?)?\d{1,3}(?!\d|[ .,-]{1,2}\d|\s?(?:[:=]|is |was )\s?\d|\s?(?:times|tries|attempts|digits?))|pins? (?:is |are |was |were )?(?:bent|broken|corroded|burnt|loose)|pins? (?:of|on|in|at) (?:the|my|this|that|its) (?:[a-z0-9-]{1,12} ){0,2}(?:connector|header|socket|plug|port|cable|chip|board|jack|dock|slot)`,
};

const cities =
  'india|bangalore|bengaluru|mumbai|delhi|chennai|hyderabad|kolkata|pune|ahmedabad|jaipur|lucknow|kochi|gurgaon|gurugram|noida|indore|nagpur|bhopal|surat|kerala|karnataka|maharashtra|tamil|gujarat|印度';

/** In India, a PIN code is a postal code: six digits near a place or an address. */
const indianPostCode: Label = {
  kind: 'harmless',
  values: 'none',
  asWord: true,
  pattern: String.raw`pin ?(?:code)?(?=[\s:-]{0,3}(?:is )?[1-8]\d{2} ?\d{3}[\s,.(-]{1,4}(?:new |navi |greater )?(?:${cities}))|pin ?(?:code)?(?=[\s:-]{0,3}(?:is )?[1-8]\d{2} ?\d{3}(?!\d))(?<=(?:ship|address|deliver|courier|pick-?up|postal|road|nagar|street|colony|sector|district|city|${cities})[^\n]{0,64})`,
};

/** `482913, that is what the text says`; `hunter2 doesn't work as password`; `560918，这个就是你要的验证码`. */
const clauseBack = [
  String.raw`(?:(?:to|on|in) (?:my|the) [a-z]{2,8})?(?:,\s?)?(?:is )?(?:it|that|this|which|these)(?:'s|s)?(?: (?:is|was|are|says?|said))?(?: (?:what|it's|its|it is))?`,
  String.raw`(?:does ?n[o']?t|does not|did ?n[o']?t|did not|wo ?n'?t|is ?n[o']?t|is not|was ?n[o']?t|was not) [a-z]{1,12}(?: (?:as|for|with))?`,
  String.raw`(?:了)?[,。]?\s?(?:[这這那它呢][个個]?)?(?:就|应该|應該)?[是为為係][\u4e00-\u9fff]{0,6}`,
  String.raw`[这這那呢][个個]?`,
].join('|');

/** Explicit statements: a label, a linking word, a value. */
export const statements: SecretPolicy['statements'] = {
  // plain words for a cheap test that most texts fail
  hints: [
    ...'pass p4ss pa$$ p@ss pw psw pas pss pin puk p/w code otp 2fa factor step mfa sms message text digit lock get opens steam combination verif confirm sign log auth approve access activate complete continue finish user admin root guest account @ cred key token secret cookie session bot set changed'.split(
      ' ',
    ),
    ...'码 碼 玛 瑪 密 收到的 mima mm yzm yanzheng 口令 锁 鎖 门禁 門禁 验 驗 短 簡 简 六 6位 6个 6個 钥 鑰 令牌 权 權 憑 凭'.split(
      ' ',
    ),
  ],
  labels: [
    harmlessCodes,
    sentCode,
    ...oneTimeCodes.slice(0, 2),
    indianPostCode,
    connectorPins,
    ...passwords,
    ...oneTimeCodes.slice(2),
    codeAtHand,
    ...tokens,
  ],
  numbered: String.raw`errors?|faults?|orders?|invoices?|tracking|serial|s/n|sn|imei|meid|iccid|eid|udid|uuid|rma|receipt|tickets?|cases?|version|build|firmware|ios|android|macos|windows|model|room|extension|ext|flat|apartment|seat|flight|gate|zip|postcode|phone|mobile|tel|call(?:ed)?|dial|fax|ending(?: in| with)?|ends (?:in|with)|last (?:four|4)(?: digits)?|user(?:name)?|account|e-?mail|commit|md5|sha-?\d{0,3}|hash|fingerprint|checksum|steps?|counter|altitude|year|sender|log id|reference|ref|step|port|line|quote|my (?:[a-z]{2,6} )?number|repair|job|claim|delivery|parcel|article|contract|purchase|amount|price|paid|page|[错錯][误誤]|[报報][错錯]|故障|[订訂][单單]|[单單][号號]|[发發]票|序列?[号號]|串[号號]|版本|型[号號]|分[机機]|房[号號]|[电電][话話]|手[机機][号號]|[尾末][号號四]|[编編][号號]|[账帳][号號户戶]|用[户戶]名|[邮郵][编編箱]|[邮郵][递遞]|[区區][号號]|取[号號件][单單码碼]?|工[单單]|案件|流水|[预預][约約]|日期|转|轉|致[电電]|[拨撥]打?|, ?打|[机機]型|次[数數]|[费費]用|[时時][间間]|卡[号號]|提交|固件`,
  link: String.raw`(?:[:="(>]|\b(?:is|was|are|were|be|reads?|read|told|tell|gave|give|says?|said|typed?|entered|used?|use|got|mean|to|as|sorry|namely|it|of|with|w/|using|by|put|enter|type|try|tried|reads)\b|'s\b|[是为為係就改成设設用叫给給了填])["(]{0,2}(?:[\s,:]{0,2}[a-z'*-]{1,12}|[\s,:]{0,2}[\u4e00-\u9fff]{1,5}){0,2}[\s,:"'(]{0,4}`,
  linkBack: String.raw`["')\].,?!]{0,2}\s?(?:<-{1,2}\s?)?(?:${clauseBack}|,\s?(?:这是|這是|是)?|is|was|are|as|=|\(|<|是|当|當|做|-|[就来來可以能去后後]{1,4})\s?(?:(?:the|my|a|an|your|our|his|her|their|我的|您的|你的|的)\s?)?(?:[\w-]{1,14} ){0,2}`,
  units: String.raw`\s?(?:%|(?:percent|k?m?ah|[kmg]?hz|[kmgt]b|mm|cm|ms|km|kg|px|steps?|times|minutes?|mins?|hours?|days?|weeks?|months?|years?|characters?|chars?|digits?|attempts?|errors?|cycles?|pages?|usd|eur|gbp|rmb|hkd|dollars)(?![a-z])|次|分[钟鐘]|秒|小[时時]|天|位|个|個|元|块|塊|年|月|日|厘米|毫|步|台|件|条|條|封|则|則|张|張|名|人|款|版|港|人民)`,
  harmlessValues: String.raw`(?:v?\d{1,4}(?:\.\d{1,4}){1,3}|(?:i?os|ipados|macos|watchos|android|windows|win|iphone|ipad|wifi|usb|mac|airpods|watch|galaxy|pixel)[-_ ]?\d{0,4}\w{0,8}|1password|keepass\w{0,3}|2fa|mp[34]|h\.?26[45]|[345]g|\d{1,5}-?(?:hours?|bit|p|fps|[kmg]?hz|inch|watts?|w|v|mp|ppi|dpi)|\d{1,4}(?:st|nd|rd|th|gb|tb|mb|hz|mah|mm|cm|am|pm|px|k|x)|[^@\s]{1,64}@[^@\s]{1,64}\.[a-z]{2,8}|https?:\S{0,128}|www\.\S{0,128}|\d{1,4}[-/]\d{1,2}[-/]\d{1,4}|[*x•.#_-]{1,64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[a-z]{1,12}/[a-z]{1,12})`,
  remarks: String.raw`(?:[a-z-]{0,20}(?:ed|ing|ly|able|ible|tten|own|less|ful)|wrong|right|correct|incorrect|invalid|valid|not|never|no|yes|none|nothing|missing|empty|blank|unknown|required|needed|new|old|same|different|weak|strong|safe|secret|private|here|there|where|what|which|that|this|these|those|them|mine|yours|fine|okay|good|bad|true|false|null|gone|lost|hidden|visible|shown|numeric|alphanumeric|random|unique|secure|insecure|public|common|obvious|nowhere|somewhere|elsewhere|identical|another|longer|shorter|stronger|better|worse|first|second|always|twice|perfect|theirs|sent|set|reset|stored|below|above|again|anyway|apple|windows|google|iphone|ipad|icloud|wifi|android|default|standard|still|also|just|only|please|thanks|sorry|case|long|short|easy|hard|simple|complex|broken|dead|late|later|today|tomorrow|yesterday|soon|instead|enough|optional|mandatory|part|for|from|with|when|after|before|because|until|your|their|someone|somebody|everyone|nobody|removed|off|on|kept|known|back|down|up|out|over|ready|sure|unclear|pending|done|ok|n\/a)`,
};

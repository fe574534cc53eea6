import type { ShapePattern } from './secret-policy.js';

const privateKeys: readonly ShapePattern[] = [
  {
    kind: 'private-key',
    hints: ['private key'],
    pattern: String.raw`-{0,5}\s{0,2}BEGIN\s(?:[A-Z0-9]{2,12}\s){0,3}PRIVATE\sKEY(?:\sBLOCK)?[\s\S]{0,240}?[A-Za-z0-9+/]{16}(?:[A-Za-z0-9+/=]{1,128}(?:\s|\\[rn]){0,4}){1,400}(?:-{2,5}\s?END\s[A-Z0-9 ]{0,40}-{2,5})?`,
  },
  {
    kind: 'private-key',
    hints: ['private-lines'],
    pattern: String.raw`Private-Lines: ?\d{1,3}\s{1,2}(?:[A-Za-z0-9+/=]{4,128}\s{0,2}){1,200}`,
  },
  {
    kind: 'private-key',
    unbroken: 16,
    hints: ['b3blbnnzac1rzxkt', 'miiev', 'miiep', 'miiee', 'miijq', 'miicx', 'mhccaqee', 'migkage', 'migh'],
    pattern: String.raw`(?<![A-Za-z0-9+/])(?:b3BlbnNzaC1rZXkt|MIIEv[A-Z]IBADANBg|MIIE[op][A-Z]{2}BAAKCA|MIIJQ|MIICX[A-Z]IBAAKBg|MHcCAQEE|MIGkAgEB|MIGHAgEA)(?:[A-Za-z0-9+/=]{16,128}\s{0,2}){1,200}`,
  },
  {
    kind: 'private-key',
    unbroken: 16,
    hints: ['kty'],
    pattern: String.raw`"(?:d|p|q|k)"\s{0,2}:\s{0,2}"(?<secret>[\w-]{20,1024})"`,
  },
  {
    kind: 'private-key',
    unbroken: 16,
    hints: ['age-secret-key-1'],
    pattern: String.raw`AGE-SECRET-KEY-1[0-9A-Z]{40,64}`,
  },
  {
    kind: 'private-key',
    unbroken: 16,
    hints: ['private', 'secret', 'wallet', 'seed', 'wif', '私', '錢包', '钱包'],
    pattern: String.raw`(?<![0-9A-Za-z])(?:0x)?(?:[0-9a-f]{64}|[5KL][1-9A-HJ-NP-Za-km-z]{50,51}|[A-Za-z0-9+/]{43}=)(?![0-9A-Za-z])`,
    near: 'private ?key|secret ?key|wallet|wif|[私秘][钥鑰密]',
  },
  {
    kind: 'private-key',
    hints: ['seed', 'mnemonic', 'recovery', 'phrase', 'wallet', '助记', '助記', '恢复', '恢復', '种子', '種子'],
    pattern: String.raw`(?<![a-z])(?:(?:\d{1,2}[.):]?\s{0,2})?[a-z]{3,8}[\s,;]{1,3}){11,23}(?:\d{1,2}[.):]?\s{0,2})?[a-z]{3,8}(?![a-z])`,
    anyCase: true,
    near: '(?:seed|recovery|backup|mnemonic|secret|wallet) ?(?:phrase|words?)|wallet seed|mnemonic|助[记記][词詞]|[恢復恢复]{2}[词詞短]|[种種]子[词詞]',
  },
];

/** Tokens with a prefix that their issuer chose to be recognizable. */
const issued = (hint: string, pattern: string): ShapePattern => ({
  kind: 'token',
  hints: [hint],
  unbroken: 16,
  pattern: String.raw`(?<![A-Za-z0-9])${pattern}`,
});

const issuedTokens: readonly ShapePattern[] = [
  issued('eyj', String.raw`eyJ[\w-]{8,4096}\.(?:eyJ)?[\w-]{8,4096}(?:\.[\w-]{0,4096}){0,3}`),
  issued('akia', 'AKIA[A-Z0-9]{16}'),
  issued('asia', 'ASIA[A-Z0-9]{16}'),
  issued('ltai', 'LTAI[A-Za-z0-9]{12,26}'),
  issued('akid', 'AKID[A-Za-z0-9]{13,40}'),
  issued('gh', 'gh[pousr]_[A-Za-z0-9]{20,255}'),
  issued('github_pat_', String.raw`github_pat_\w{20,255}`),
  issued('gl', String.raw`gl(?:pat|dt|rt|cbt|ptt|ft|soat)-[\w-]{16,64}`),
  issued('xox', 'xox[abeoprs]-[A-Za-z0-9-]{10,255}'),
  issued('xapp-', 'xapp-[A-Za-z0-9-]{10,255}'),
  issued('hooks.slack.com', String.raw`hooks\.slack\.com/services/[\w/]{20,100}`),
  issued('aiza', String.raw`AIza[\w-]{30,40}`),
  issued('ya29.', String.raw`ya29\.[\w-]{20,255}`),
  issued('gocspx-', String.raw`GOCSPX-[\w-]{20,40}`),
  issued('_live_', '(?:sk|rk)_live_[A-Za-z0-9]{10,128}'),
  issued('_test_', '(?:sk|rk)_test_[A-Za-z0-9]{10,128}'),
  issued('whsec_', 'whsec_[A-Za-z0-9]{16,64}'),
  issued('sk-', String.raw`sk-(?:proj-|ant-|or-|live-)?[\w-]{20,255}`),
  issued('sg.', String.raw`SG\.[\w-]{16,64}\.[\w-]{16,64}`),
  issued('shp', 'shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}'),
  issued('npm_', 'npm_[A-Za-z0-9]{30,48}'),
  issued('hf_', 'hf_[A-Za-z0-9]{30,48}'),
  issued('pypi-', String.raw`pypi-[\w-]{30,255}`),
  issued('do', 'do[opr]_v1_[a-f0-9]{40,64}'),
  issued('dapi', 'dapi[a-f0-9]{32}'),
  issued('atatt3', String.raw`ATATT3[\w=-]{30,255}`),
  issued('figd_', String.raw`figd_[\w-]{20,64}`),
  issued('lin_api_', 'lin_api_[A-Za-z0-9]{20,64}'),
  issued('ntn_', 'ntn_[A-Za-z0-9]{30,64}'),
  issued('eaa', 'EAA[A-Za-z0-9]{40,255}'),
  issued('sq0', String.raw`sq0[a-z]{3}-[\w-]{20,64}`),
  issued('key-', 'key-[a-f0-9]{32}'),
  issued('accountkey=', 'AccountKey=(?<secret>[A-Za-z0-9+/=]{40,120})'),
  issued('sig=', String.raw`sig=(?<secret>[\w%+/-]{30,128})`),
  issued(':aa', String.raw`\d{8,10}:AA[\w-]{30,40}`),
];

const sent: readonly ShapePattern[] = [
  {
    kind: 'token',
    unbroken: 16,
    hints: ['bearer', 'basic', 'token'],
    pattern: String.raw`(?<![A-Za-z0-9])(?:bearer|basic|token|negotiate)[\s:="]{1,4}(?<secret>[\w.~+/-]{16,4096}={0,2})`,
    anyCase: true,
    check: 'token',
  },
  {
    kind: 'token',
    unbroken: 16,
    hints: ['token=', 'key=', 'secret=', 'session', 'sid=', 'auth=', 'signature='],
    pattern: String.raw`(?<![A-Za-z0-9])[a-z_-]{0,24}(?:token|key|secret|session(?:_?id)?|sid|auth|signature)=(?<secret>[\w.~%+/-]{12,4096})`,
    anyCase: true,
    check: 'token',
  },
  {
    kind: 'token',
    unbroken: 20,
    hints: ['token', 'api', 'key', 'secret', 'credential', 'auth', '钥', '鑰', '令牌', '凭', '憑'],
    // a hash name is followed by a fingerprint, which is not secret
    pattern: String.raw`(?<![\w+/=.%-]|SHA-?\d{1,3}:|MD5:)[\w-]{20,512}(?![\w+/=%-])`,
    check: 'random',
    near: String.raw`tokens?\b|\bapi\b|(?<!private )keys?\b|secret|credential|\bauth|密[钥鑰]|金[钥鑰]|令牌|[凭憑][证据據證]`,
    unlessNumbered: true,
  },
  {
    kind: 'token',
    hints: ['://'],
    pattern: String.raw`[a-z][a-z0-9+.-]{1,16}://[^\s:/@]{0,64}:(?<secret>[^\s/@]{1,128})@`,
    anyCase: true,
  },
];

export const keysAndTokens: readonly ShapePattern[] = [...privateKeys, ...issuedTokens, ...sent];

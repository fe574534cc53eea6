import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findSecrets } from './find-secrets.js';
import { shippedPolicy } from './policy/shipped-policy.js';
import { redactSecrets } from './redact-secrets.js';

const found = (text: string): string[] =>
  findSecrets(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

describe('what is found', () => {
  it.each([
    ['my password is hunter22', 'password: hunter22'],
    ['my password is sunshine', 'password: sunshine'],
    ['the password for my account is Tiger2020', 'password: Tiger2020'],
    ['pw=letmein99', 'password: letmein99'],
    ['锁屏密码1234', 'password: 1234'],
    ['密碼：Taipei101!，登入後看得到', 'password: Taipei101!'],
    ['用 258369 解锁', 'password: 258369'],
    ['the code they texted is 482 913', 'one-time-code: 482 913'],
    ['482913 is my verification code', 'one-time-code: 482913'],
    ['482913? That is the verification code I got', 'one-time-code: 482913'],
    ['the verification code is four eight two nine one three', 'one-time-code: four eight two nine one three'],
    ['驗證碼我收到了，是 7788', 'one-time-code: 7788'],
    ['card 4539-5787-6362-1486 exp 04/27', 'card: 4539-5787-6362-1486'],
    ['４５３９５７８７６３６２１４８６', 'card: ４５３９５７８７６３６２１４８６'],
    ['cvv is 482', 'card: 482'],
    ['身份证 11010519491231002X', 'national-id: 11010519491231002X'],
    ['SSN 123-45-6789', 'national-id: 123-45-6789'],
    ['HKID A123456(3)', 'national-id: A123456(3)'],
    ['Authorization: Bearer abcdefghijklmnop1234', 'token: abcdefghijklmnop1234'],
    ['key AKIAIOSFODNN7EXAMPLE', 'token: AKIAIOSFODNN7EXAMPLE'],
    ['postgres://repair:Xk82mQpz@db.example.org', 'token: Xk82mQpz'],
  ])('%s', (text, secret) => {
    expect(found(text)).toEqual([secret]);
  });

  it.each([
    ['the key 9fQ2mXz7LpR4tVb8KsWc3JyN is what we send as API_KEY', 'token: 9fQ2mXz7LpR4tVb8KsWc3JyN'],
    ['用 pQ83kfLs02ZmXbv7NtYw 这个密钥调接口报 401', 'token: pQ83kfLs02ZmXbv7NtYw'],
    ['Enter 552817 to confirm your identity', 'one-time-code: 552817'],
    ['0912 unlocks the phone', 'password: 0912'],
    ['482913, that is what the text says', 'one-time-code: 482913'],
    ['收到 560918 了，这就是你要的验证码', 'one-time-code: 560918'],
    ['hunter2 does not work as password', 'password: hunter2'],
    ['the OTP that I received on my old phone was 7741', 'one-time-code: 7741'],
    ['邮箱验证码：8X2K7P，有效期十分钟', 'one-time-code: 8X2K7P'],
    ['Agent: what is the code?\nCustomer: 482913', 'one-time-code: 482913'],
    ['the code came. I got 482913', 'one-time-code: 482913'],
    ['backup codes: 88412290 55120093', 'one-time-code: 88412290 55120093'],
    ['备用码 88412290', 'one-time-code: 88412290'],
    ['login admin / Admin#2023', 'password: Admin#2023'],
    ['guest/guest123 for the login', 'password: guest123'],
    ['my password is P@ssw0rd', 'password: P@ssw0rd'],
    ['my passwrod is hunter2', 'password: hunter2'],
    ['密吗是hunter2', 'password: hunter2'],
    ['passphrase: purple monkey dishwasher lamp', 'password: purple monkey dishwasher lamp'],
    ['the passphrase is purple-monkey-dishwasher', 'password: purple-monkey-dishwasher'],
    ['Password (case sensitive) Lion2000', 'password: Lion2000'],
    ['passcode on the iPad 445566', 'password: 445566'],
    ['phone code 1357', 'password: 1357'],
    ['mysql -u root -pS3cr3tpw', 'password: S3cr3tpw'],
    ['type the passphrase velvet tractor onion bridge and wait', 'password: velvet tractor onion bridge'],
    ['Login for the wifi box: admin / Gr33nFrog', 'password: Gr33nFrog'],
    ['credentials to the portal are jsmith / Blue7Sky', 'password: Blue7Sky'],
    ['手机密码四个零，谢谢', 'password: 四个零'],
    ['锁屏密码是8个6', 'password: 8个6'],
    ['passcode: six 8s', 'password: six 8s'],
    ['PIN 1 is 7304', 'password: 7304'],
    ['typed the pin 3 times, it is 7304', 'password: 7304'],
    ['the login code which was sent to my email, M4X9QT, fails', 'one-time-code: M4X9QT'],
    ['your colleague wants the verification code. I have 552871 here', 'one-time-code: 552871'],
    ['您的登录码是482913,10分钟内有效', 'one-time-code: 482913'],
    ['研证码 5 0 2 9 4 1', 'one-time-code: 5 0 2 9 4 1'],
    ['yzm 482913', 'one-time-code: 482913'],
    ['秘码是hunter22', 'password: hunter22'],
    ['the security code from the back of my debit card is 204.', 'card: 204'],
    [
      'API token for the parts portal, 9f86d081884c7d659a2feaa0c55ad015, is rejected',
      'token: 9f86d081884c7d659a2feaa0c55ad015',
    ],
    ['a part number? no, my national insurance number AB123456C', 'national-id: AB123456C'],
  ])('in other words: %s', (text, secret) => {
    expect(found(text)).toEqual([secret]);
  });

  it.each([
    ['every digit apart', '4 5 3 9 5 7 8 7 6 3 6 2 1 4 8 6'],
    ['one group a line', '4539\n5787\n6362\n1486'],
    ['invisible characters', '4539\u200b5787\u200b6362\u200b1486'],
    ['digits of another script', '४५३९५७८७६३६२१४८६'],
  ])('is found in spite of %s', (_, text) => {
    expect(found(text)).toEqual([`card: ${text}`]);
  });
});

describe('what is no secret', () => {
  it.each([
    'I forgot my password',
    'password: required',
    'my password is wrong',
    'the password reset page crashes with error 4013',
    'verification code never arrived, not after 1000 seconds',
    'code sent to the number ending 4821',
    'card ending in 4242',
    'order 4539578763621486',
    '订单号：4539578763621486',
    '4539578763621486 is the order number',
    'IMEI 358489029831107',
    'ICCID 8985200012345678901',
    'uuid 3f2504e0-4f89-11d3-9a0c-0305e82c3301',
    'commit 1597b0984b38bec0b9553a49fa8cde9fa731c038',
    'forgot the passcode of my iPhone15 on iOS 17.6.1',
    '密码错误，报错代码 4013',
    '验证码一直收不到，等了二十分钟',
    'case 1000000047',
    'my PIN code is 560001 (Bengaluru), please ship there',
    'sms said repair 482913 is ready',
    'send the code to 98765432',
    'to activate 739201 devices',
    'the six digit case number is 482913',
    'I got 482913 as my order number',
    'fingerprint SHA256:9fQ2mXz7LpR4tVb8KsWc3JyN',
    'the host key is SHA256:9fQ2mXz7LpR4tVb8KsWc3JyN, is that yours?',
    'the passphrase is not accepted since the update',
    'the password is case-sensitive',
    'changed it to 5GHz',
    'user jsmith / laptop MBP-2021',
    '密码锁 A300 打不开',
    '这个文件加密吗，大小 2468 KB',
    '解锁后显示 1234 条通知',
    'I enter the passphrase several times every single morning',
    'use the passphrase dialog box button labelled',
    'we use passphrase based encryption everywhere nowadays',
    'login to the portal: error / E4013',
    '密码输错六个一样的提示',
    '密码要六个8位以上',
    'the code you sent to my phone, iPhone 12, never arrived',
    'the verification code you sent to my old phone, 98765432, never arrived',
    'verification code never arrives. I have 482913 photos to save',
    '验证码收不到，库存 123456,7 个',
    'the sticker on the back of my phone: 551',
    'API key for the build at commit 1597b0984b38bec0b9553a49fa8cde9fa731c038 is missing',
    'part number AB 12 34 56 C does not fit, AB 12 34 57 C does',
    'Pin 4 of the header is broken, pins 4821 and 4822 too',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('redaction', () => {
  it('takes out the secret and leaves the rest', () => {
    expect(redactSecrets('paid with 4539 5787 6362 1486, pin is 4821, thanks')).toEqual({
      text: 'paid with [card number removed], pin is [password removed], thanks',
      kinds: ['card', 'password'],
    });
  });

  it('takes out all of a private key', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nQmLoVzC5IIGocfmm9o1h\nNPVk4wubkn4tGNMn\nRGc9\n-----END PRIVATE KEY-----';
    expect(redactSecrets(`see ${key} please`).text).toBe('see [private key removed] please');
  });

  it('leaves nothing to find in the texts of the test set', () => {
    const entries = JSON.parse(
      readFileSync(new URL('./testset/development.json', import.meta.url), 'utf8'),
    ) as readonly { readonly text: string }[];
    const left = entries.map(({ text }) => redactSecrets(text).text).filter((text) => findSecrets(text).length > 0);
    expect(left).toEqual([]);
  });
});

describe('the time it takes', () => {
  const pieces = [
    ...[
      'password',
      'is',
      ':',
      '=',
      '"',
      ' ',
      '\n',
      '4539',
      '1',
      'a',
      '-',
      '.',
      'eyJ',
      'token=',
      '://',
      '@',
      '验证码',
      '密码',
    ],
    ...['-----BEGIN PRIVATE KEY-----', 'code', 'order', '１', '\u200b', 'seed phrase', 'abandon ', 'A1'],
  ];

  it.each(pieces.map((piece) => [piece]))('is linear in texts of nothing but %j', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    const before = process.cpuUsage().user;
    findSecrets(`${text} password`);
    expect(process.cpuUsage().user - before).toBeLessThan(3_000_000);
  });

  it('is bounded by the table: no expression repeats without bound', () => {
    const { shapes, cards, statements, numbered } = shippedPolicy;
    const sources = [
      ...shapes.flatMap(({ pattern, near = '' }) => [pattern, near]),
      ...statements.labels.map(({ pattern }) => pattern),
      ...[statements.link, statements.linkBack, statements.units, statements.harmlessValues, statements.remarks],
      ...[cards.spokenOf, numbered, statements.numbered],
    ];
    const unbounded = /(?:^|[^\\])[*+](?![^[]*\])|\{\d+,\}/;
    expect(sources.filter((source) => unbounded.test(source.replace(/\[(?:\\.|[^\]\\])*\]/g, 'c')))).toEqual([]);
  });

  it('finds spans within the text, in order and apart, whatever the text', () => {
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary' })), { maxLength: 40 });
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join('');
        let last = 0;
        for (const { start, end } of findSecrets(whole)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(whole.length);
      }),
    );
  });
});

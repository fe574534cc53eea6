import { describe, expect, it } from '@jest/globals';
import { MemorySubjectKeys } from '#encryption';
import { ContactIndexer } from './contact-indexer.js';
import { phoneNumberOf } from './phone-number.js';

describe('a telephone number', () => {
  it.each([
    ['010 5550 0142', 'CN-BJ'],
    ['+86 (10) 5550-0142', undefined],
    ['+86 10 5550 0142', 'US'],
    ['0086 10 55500142', 'CN'],
  ])('%s from %s is the same number', (written, region) => {
    expect(phoneNumberOf(written, region)).toBe('+861055500142');
  });

  it.each([
    ['12', 'CN'],
    ['10 5550 0142', 'EU'],
    ['555 0100', undefined],
    ['call me', 'US'],
    ['', 'US'],
  ])('%j from %s is not valid', (written, region) => {
    expect(phoneNumberOf(written, region)).toBeUndefined();
  });
});

describe('the contact index', () => {
  const keys = new MemorySubjectKeys();
  const indexer = new ContactIndexer(keys);
  const indexOf = async (phone?: string, email?: string) =>
    (await indexer.known({ phone, email, region: 'CN' })).contactIndex;

  it('is the same for one number and one address, however they are written', async () => {
    expect(await indexOf('010 5550 0142', 'Lin.Mei@Example.com')).toEqual(
      await indexOf('+861055500142', ' lin.mei@example.com '),
    );
  });

  it('differs for different numbers, and for the same text as number and as address', async () => {
    const [first, second] = [await indexOf('010 5550 0142'), await indexOf('010 5550 0143')];
    expect(first.phone).not.toBe(second.phone);
    const swapped = await indexer.indexOf({ phone: 'x', email: 'x' });
    expect(swapped.phone).not.toBe(swapped.email);
    expect(first.email).toBeUndefined();
  });

  it('reveals nothing without its key', async () => {
    const { phone } = await indexOf('010 5550 0142');
    const elsewhere = await new ContactIndexer(new MemorySubjectKeys()).known({ phone: '+861055500142' });
    expect(elsewhere.contactIndex.phone).not.toBe(phone);
    expect(phone).not.toContain('5550');
  });

  it('rejects an invalid number', async () => {
    await expect(indexOf('12')).rejects.toMatchObject({ code: 'PHONE_NOT_UNDERSTOOD', path: ['phone'] });
  });
});

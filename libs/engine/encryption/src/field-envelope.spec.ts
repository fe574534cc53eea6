import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openField, sealField } from './field-envelope.js';
import { newSubjectSecret, subjectKeyFrom } from './subject-key.js';

const key = subjectKeyFrom(newSubjectSecret());

describe('a sealed field', () => {
  it('opens to what was sealed, whatever JSON value that is', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const expected: unknown = JSON.parse(JSON.stringify(value));
        expect(openField(key, 'event/field', sealField(key, 'event/field', value))).toEqual(expected);
      }),
    );
  });

  it('shows nothing of its content', () => {
    const sealed = sealField(key, 'event/field', 'my screen is broken');
    expect(sealed).toMatch(/^v1\.[A-Za-z0-9_-]+$/);
    expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('screen');
  });

  it('differs each time, so that equal texts are not seen to be equal', () => {
    expect(sealField(key, 'event/field', 'same')).not.toBe(sealField(key, 'event/field', 'same'));
  });

  it('has an IV of its own, however many are sealed', () => {
    const sealed = Array.from({ length: 5_000 }, () => sealField(key, 'event/field', 'same').slice(3));
    const ivs = sealed.map((envelope) => Buffer.from(envelope, 'base64url').subarray(0, 12).toString('hex'));
    expect(new Set(ivs).size).toBe(ivs.length);
  });

  it('does not open at another place', () => {
    const sealed = sealField(key, 'event-1/summary', 'text');
    expect(() => openField(key, 'event-2/summary', sealed)).toThrow('event-2/summary: cannot be decrypted');
  });

  it('does not open with the key of another subject', () => {
    const other = subjectKeyFrom(newSubjectSecret());
    expect(() => openField(other, 'event/field', sealField(key, 'event/field', 'text'))).toThrow('cannot be decrypted');
  });

  it('does not open once a bit of it was changed', () => {
    const sealed = Buffer.from(sealField(key, 'event/field', 'text').slice(3), 'base64url');
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const changed = Buffer.from(sealed);
        changed[bit >> 3] ^= 1 << (bit & 7);
        expect(() => openField(key, 'event/field', `v1.${changed.toString('base64url')}`)).toThrow(
          'cannot be decrypted',
        );
      }),
    );
  });

  it.each(['clear text', '', 'v2.AAAA', 7, null, { nested: true }])(
    'is not mistaken for a clear value: %j',
    (stored) => {
      expect(() => openField(key, 'event/field', stored)).toThrow('not encrypted, or in an unknown format');
    },
  );
});

import { describe, expect, it } from '@jest/globals';
import type { LogVerification } from '#seals';
import { verificationText } from './verify-log-text.js';

const lastSeal = { number: 2, through: '5', sealedAt: '2026-11-22T12:00:00.000Z' };
const whole = { events: 6, seals: 2, lastSeal, unsealed: { events: 1, after: '5' } };
const [id, reason] = ['7c3e', 'The record at position 3 differs from what was sealed.'];
const broken: LogVerification['broken'] = {
  kind: 'event',
  fault: 'changed',
  position: '3',
  event: { stream: 'case-1', revision: 2, id },
  seal: 1,
  reason,
};

describe('the text of a verification', () => {
  it('counts events', () => {
    expect(verificationText(whole)).toBe(
      'Verified 5 events up to position 5 against 2 seals, the last of 2026-11-22T12:00:00.000Z.\n' +
        'Not sealed yet: 1 event after position 5.\n',
    );
  });

  it('says where the log is broken', () => {
    expect(verificationText({ ...whole, broken })).toBe(
      `${reason}\n  position: 3\n  stream: case-1\n  revision: 2\n  id: ${id}\n  seal: 1\n`,
    );
  });
});

describe('the text of a verification of the audit log', () => {
  it('counts entries, not events', () => {
    expect(verificationText(whole, 'entry')).toMatch(/^Verified 5 entries up to .*\nNot sealed yet: 1 entry after/);
    for (const verification of [whole, { ...whole, broken }]) {
      expect(verificationText(verification, 'entry')).not.toMatch(/event/i);
    }
  });
});

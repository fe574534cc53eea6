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

describe('what a person reads of a log', () => {
  it('counts events', () => {
    expect(verificationText(whole)).toBe(
      '5 events up to position 5 are what was sealed, in 2 seals, the last of 2026-11-22T12:00:00.000Z.\n' +
        'Not sealed yet: 1 event behind position 5.\n',
    );
  });

  it('says where it is broken', () => {
    expect(verificationText({ ...whole, broken })).toBe(
      `${reason}\n  position: 3\n  stream: case-1\n  revision: 2\n  id: ${id}\n  seal: 1\n`,
    );
  });
});

describe('what a person reads of the access log', () => {
  it('counts entries, and calls none an event', () => {
    expect(verificationText(whole, 'entry')).toMatch(/^5 entries up to .*\nNot sealed yet: 1 entry behind/);
    for (const verification of [whole, { ...whole, broken }]) {
      expect(verificationText(verification, 'entry')).not.toMatch(/event/i);
    }
  });
});

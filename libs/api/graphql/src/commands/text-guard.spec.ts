import { describe, expect, it } from '@jest/globals';
import { secretsIn } from './text-guard.js';

const card = '4539 5787 6362 1486';

describe('secretsIn', () => {
  it('names the field of a secret, in nested inputs and lists too, and its kind', () => {
    const input = {
      symptom: 'black',
      contact: { name: `Ann ${card}` },
      steps: [{ step: 'a' }, { step: 'PIN is 4821' }],
    };
    expect(secretsIn(input).map(({ code, path, details }) => ({ code, path, details }))).toEqual([
      { code: 'SECRET_IN_TEXT', path: ['contact', 'name'], details: { kind: 'card' } },
      { code: 'SECRET_IN_TEXT', path: ['steps', '1', 'step'], details: { kind: 'password' } },
    ]);
  });

  it('names each kind once', () => {
    const input = { body: `${card}, ${card}, password: Marigold77!` };
    expect(secretsIn(input).map(({ details }) => details['kind'])).toEqual(['card', 'password']);
  });

  it('does not contain the secret itself', () => {
    const [refusal] = secretsIn({ body: 'my password is Marigold77!' });
    expect(JSON.stringify({ ...refusal, text: String(refusal) })).not.toContain('Marigold');
  });

  it('lets numbers, flags and clean texts through', () => {
    expect(secretsIn({ toTier: 2, urgent: true, reason: 'The screen stays black.', missing: null })).toEqual([]);
  });
});

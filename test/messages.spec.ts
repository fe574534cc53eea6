import { describe, expect, it } from '@jest/globals';
import { commandRefusals } from '#command-processing';
import { messageLanguages, messageOf, refusalCodes, textRefusals } from '#graphql';
import { operationRefusals } from '#operator-api';
import { product } from '#product';
import { secretKinds } from '#secrets';

const codes = [
  commandRefusals,
  textRefusals,
  ...product.contexts.map(({ refusals = {} }) => refusals),
  operationRefusals,
].flatMap((refusals) => Object.keys(refusals));

describe('F39: the message catalogues', () => {
  it('exist for every context', () => {
    expect(product.contexts.filter(({ messages }) => !messages)).toEqual([]);
  });

  it('list exactly the codes of refusals', () => {
    expect(Object.keys(refusalCodes).sort()).toEqual([...codes].sort());
  });

  it('exist in English, simplified and traditional Chinese', () => {
    expect([...messageLanguages()].sort()).toEqual(['en', 'zh-Hans', 'zh-Hant']);
  });

  it.each(['en', 'zh-Hans', 'zh-Hant'])('have a message in %s for every refusal', (language) => {
    const missing = codes.filter(
      (code) =>
        messageOf(
          { code, details: { kind: 'card', survivor: 'c-1', version: 2, language: 'en', languages: 'en' } },
          language,
        ) === code,
    );
    expect(missing).toEqual([]);
  });

  it.each(['en', 'zh-Hans', 'zh-Hant'])('name in %s each kind of secret by a name of its own', (language) => {
    const messages = secretKinds.map((kind) =>
      messageOf({ code: 'SECRET_IN_TEXT', details: { kind: kind.replaceAll('-', '_') } }, language),
    );
    expect(new Set(messages).size).toBe(secretKinds.length);
  });
});

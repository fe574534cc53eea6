import { describe, expect, it } from '@jest/globals';
import { caseRefusalCodes } from '#cases';
import { commandRefusalCodes } from '#decider';
import { languages, messageOf, refusalCodes } from '#graphql';
import { operationRefusalCodes } from '#operations';

const codes = [...commandRefusalCodes, ...caseRefusalCodes, ...operationRefusalCodes];

describe('the message catalogues', () => {
  it('list exactly the codes of refusals', () => {
    expect([...refusalCodes].sort()).toEqual([...codes].sort());
  });

  it('exist in English, simplified and traditional Chinese', () => {
    expect([...languages].sort()).toEqual(['en', 'zh-Hans', 'zh-Hant']);
  });

  it.each(['en', 'zh-Hans', 'zh-Hant'])('say in %s something about every refusal', (language) => {
    const missing = codes.filter((code) => messageOf({ code, details: {} }, language) === code);
    expect(missing).toEqual([]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { preferredLanguages } from './preferred-languages.js';

const offered = ['en', 'zh-Hans', 'zh-Hant'];

describe('the preferred languages', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['*', []],
    ['en-GB', ['en']],
    ['zh', ['zh-Hans']],
    ['zh-HK', ['zh-Hant']],
    ['zh-Hant-CN', ['zh-Hant']],
    ['en;q=0.2, zh-TW;q=0.9, fr', ['zh-Hant', 'en']],
    ['zh;q=0, en', ['en']],
    ['!!, en;q=x', []],
  ])('of %j are %j', (header, languages) => {
    expect(preferredLanguages(header, offered)).toEqual(languages);
  });
});

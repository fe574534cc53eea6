import type { Language } from '../regions.js';
import { english } from './en.js';
import type { Texts } from './texts.js';
import { simplifiedChinese } from './zh-hans.js';
import { traditionalChinese } from './zh-hant.js';

const byLanguage: Readonly<Record<Language, Texts>> = {
  en: english,
  'zh-Hans': simplifiedChinese,
  'zh-Hant': traditionalChinese,
};

export const textsIn = (language: Language): Texts => byLanguage[language];

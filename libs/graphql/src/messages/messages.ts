import type { Refusal } from '#kernel';
import { Catalogues } from './catalogues.js';

const catalogues = new Catalogues(new URL('./', import.meta.url));

/** Every code that a command may be refused with, as the English catalogue lists them. */
export const refusalCodes = catalogues.keys;

export const languages = catalogues.languages;

/** What to tell people about a refusal, in the language that suits them best. */
export const messageOf = ({ code, details }: Pick<Refusal, 'code' | 'details'>, acceptLanguage?: string): string =>
  catalogues.message(code, details, catalogues.languageFor(acceptLanguage)) ?? code;

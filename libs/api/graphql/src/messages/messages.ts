import type { Refusal } from '#kernel';
import { Catalogues } from './catalogues.js';

const catalogues = new Catalogues(new URL('./', import.meta.url));

/** Every code that a command may be refused with, each under its own name: the values of the enum `UserErrorCode`. */
export const refusalCodes: Readonly<Record<string, string>> = {};

const listCodes = (): void => {
  for (const code of catalogues.keys) Object.assign(refusalCodes, { [code]: code });
};
listCodes();

/** Adds what a context says about its refusals, in a folder with a file per language. Before a schema is made. */
export const addMessages = (folder: URL): void => {
  catalogues.add(folder);
  listCodes();
};

/** The languages in which there are messages: `zh-Hant`. */
export const messageLanguages = (): readonly string[] => catalogues.languages;

/** What to tell people about a refusal, in the language that suits them best. */
export const messageOf = ({ code, details }: Pick<Refusal, 'code' | 'details'>, acceptLanguage?: string): string =>
  catalogues.message(code, details, catalogues.languageFor(acceptLanguage)) ?? code;

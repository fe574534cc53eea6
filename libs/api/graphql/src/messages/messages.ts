import { commandRefusals } from '#command-processing';
import type { Refusal, Refusals } from '#kernel';
import { textRefusals } from '../commands/text-guard.js';
import { Catalogues } from './catalogues.js';

const catalogues = new Catalogues(new URL('./', import.meta.url));

/** Every code that a command may be refused with, each under its own name: the values of the enum `UserErrorCode`. */
export const refusalCodes: Readonly<Record<string, string>> = {};

/** What each of these codes means and what to do about it: the descriptions of the enum's values. */
export const refusalDescriptions: Record<string, { readonly description: string }> = {};

/** Adds what the codes of a context mean. Before a schema is made. */
export const describeRefusals = (refusals: Refusals): void => {
  for (const [code, { meaning, remedy }] of Object.entries(refusals)) {
    refusalDescriptions[code] = { description: `${meaning} ${remedy}` };
  }
};
describeRefusals(commandRefusals);
describeRefusals(textRefusals);

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

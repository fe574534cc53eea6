import { commandRefusals } from '#command-processing';
import type { Refusal, Refusals } from '#kernel';
import { textRefusals } from '../commands/text-guard.js';
import { Catalogues } from './catalogues.js';

const catalogues = new Catalogues(new URL('./', import.meta.url));

/** All refusal codes, each under its own name: the values of the enum `UserErrorCode`. */
export const refusalCodes: Readonly<Record<string, string>> = {};

/** Meaning and remedy of each refusal code: the descriptions of the values of `UserErrorCode`. */
export const refusalDescriptions: Record<string, { readonly description: string }> = {};

/** Adds the meanings of refusal codes. To be called before a schema is built. */
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

/** Adds the messages of refusals from a folder with one file per language. To be called before a schema is built. */
export const addMessages = (folder: URL): void => {
  catalogues.add(folder);
  listCodes();
};

/** Returns the tags of the languages that have messages: `zh-Hant`. */
export const messageLanguages = (): readonly string[] => catalogues.languages;

/** Returns the message of a refusal in the best language for `Accept-Language`; the code if there is no message. */
export const messageOf = ({ code, details }: Pick<Refusal, 'code' | 'details'>, acceptLanguage?: string): string =>
  catalogues.message(code, details, catalogues.languageFor(acceptLanguage)) ?? code;

import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import type { Refusal } from '#kernel';
import { preferredLanguages } from './preferred-languages.js';

type Catalogue = Readonly<Record<string, string>>;

const folder = new URL('./', import.meta.url);

/** One file per language, `zh-Hant.json`: a further language is a further file, and nothing else (F39). */
const catalogues: ReadonlyMap<string, Catalogue> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Catalogue,
    ]),
);

/** Taken where nothing that the client prefers is there. */
const fallback = 'en';

const catalogueOf = (language: string): Catalogue => catalogues.get(language) ?? {};

/** Every code that a command may be refused with, as the English catalogue lists them. */
export const refusalCodes: readonly string[] = Object.keys(catalogueOf(fallback));

export const languages: readonly string[] = [...catalogues.keys()];

/** What to tell people about a refusal, in the language that suits them best. */
export const messageOf = ({ code, details }: Pick<Refusal, 'code' | 'details'>, acceptLanguage?: string): string => {
  const language = preferredLanguages(acceptLanguage, languages).at(0) ?? fallback;
  const message = catalogueOf(language)[code] ?? code;
  return String(new IntlMessageFormat(message, language).format({ ...details }));
};

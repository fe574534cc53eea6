import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { preferredLanguages } from './preferred-languages.js';

type Catalogue = Readonly<Record<string, string>>;

/** Taken where nothing that is asked for is there. */
const fallback = 'en';

/** What people are told, by key and language, in ICU message format: one file per language, `zh-Hant.json` (F39). */
export class Catalogues {
  private readonly byLanguage = new Map<string, Catalogue>();

  constructor(folder: URL) {
    this.add(folder);
  }

  /** Adds the messages of a further folder. A language may have a file in only one of them. */
  add(folder: URL): void {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      const language = name.slice(0, -'.json'.length);
      const messages = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Catalogue;
      this.byLanguage.set(language, { ...this.catalogueOf(language), ...messages });
    }
  }

  /** As the English catalogue lists them. */
  get keys(): readonly string[] {
    return Object.keys(this.catalogueOf(fallback));
  }

  get languages(): readonly string[] {
    return [...this.byLanguage.keys()];
  }

  /** @param asked a language tag, or several as in `Accept-Language`. */
  languageFor(asked: string | undefined): string {
    return preferredLanguages(asked, this.languages).at(0) ?? fallback;
  }

  /** The message of this key, its placeholders filled; undefined where the language lacks it. */
  message(key: string, details: Readonly<Record<string, string | number>>, language: string): string | undefined {
    const message = this.catalogueOf(language)[key];
    return message === undefined ? undefined : String(new IntlMessageFormat(message, language).format({ ...details }));
  }

  private catalogueOf(language: string): Catalogue {
    return this.byLanguage.get(language) ?? {};
  }
}

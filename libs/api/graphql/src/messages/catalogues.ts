import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { preferredLanguages } from './preferred-languages.js';

type Catalogue = Readonly<Record<string, string>>;

/** Used if there are no messages in any language that is preferred. */
const fallback = 'en';

/** Messages for people, by key and language, in ICU message format (F39). A folder has one file per language: `zh-Hant.json`. */
export class Catalogues {
  private readonly byLanguage = new Map<string, Catalogue>();

  constructor(folder: URL) {
    this.add(folder);
  }

  /** Adds the messages of another folder. Not every folder needs a file for every language. */
  add(folder: URL): void {
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
      const language = name.slice(0, -'.json'.length);
      const messages = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Catalogue;
      this.byLanguage.set(language, { ...this.catalogueOf(language), ...messages });
    }
  }

  /** Keys of the English catalogue. */
  get keys(): readonly string[] {
    return Object.keys(this.catalogueOf(fallback));
  }

  get languages(): readonly string[] {
    return [...this.byLanguage.keys()];
  }

  /**
   * Returns the language to answer in; `en` if none of the preferred ones is available.
   * @param asked a language tag, or a list as in `Accept-Language`
   */
  languageFor(asked: string | undefined): string {
    return preferredLanguages(asked, this.languages).at(0) ?? fallback;
  }

  /** Returns the message with its placeholders filled; undefined if the language does not have it. */
  message(key: string, details: Readonly<Record<string, string | number>>, language: string): string | undefined {
    const message = this.catalogueOf(language)[key];
    return message === undefined ? undefined : String(new IntlMessageFormat(message, language).format({ ...details }));
  }

  private catalogueOf(language: string): Catalogue {
    return this.byLanguage.get(language) ?? {};
  }
}

import { readdirSync, readFileSync } from 'node:fs';

/** A Markdown file of the repository, by its path from the root. */
export interface MarkdownFile {
  readonly file: string;
  readonly text: string;
}

/** A fenced block of code. */
export interface Snippet {
  /** `docs/guides/analyst.md:12` */
  readonly place: string;
  readonly language: string;
  /** What follows the language in the opening line: `role=engineer`. */
  readonly info: string;
  readonly code: string;
  /** The document that it stands in. */
  readonly text: string;
  /** The answer that the document shows right below it, as JSON. */
  readonly shown?: string;
}

const read = (file: string): MarkdownFile => ({ file, text: readFileSync(file, 'utf8') });

/** In the order in which a reader meets them: later ones build on the case that the README opens. */
const guides = ['front-end', 'tier-2', 'analyst', 'operator'].map((name) => `docs/guides/${name}.md`);

const others = readdirSync('docs', { recursive: true, encoding: 'utf8' })
  .map((file) => `docs/${file.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.md') && !guides.includes(file))
  .sort();

export const documents: readonly MarkdownFile[] = ['README.md', ...guides, ...others, 'CONTRIBUTING.md'].map(read);

const fence = /^```(\w+)([^\n]*)\n(.*?)^```$(?=(?:\s+```json\n(.*?)^```$)?)/gms;

export const snippetsIn = ({ file, text }: MarkdownFile): readonly Snippet[] =>
  [...text.matchAll(fence)].map(({ index, 1: language, 2: info, 3: code, 4: shown }) => {
    const line = text.slice(0, index).split('\n').length;
    return { place: `${file}:${line}`, language, info: info.trim(), code, text, shown };
  });

export const snippetsOf = (language: string): readonly Snippet[] =>
  documents.flatMap(snippetsIn).filter((snippet) => snippet.language === language);

/** Text without its blocks of code. */
export const proseOf = ({ text }: MarkdownFile): string => text.replaceAll(/^```.*?^```$/gms, '');

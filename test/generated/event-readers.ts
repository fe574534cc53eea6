import type { LogShapes } from '#codec';
import { type ReactsTo, reacting } from '#event-store';
import { markdownTable } from './markdown-table.js';

/** A projection or a process. */
export interface Reader {
  readonly name: string;
  readonly reactsTo: ReactsTo;
}

const title = `# Which events reach whom

Made by \`npm run generate\` from the \`reactsTo\` of every projection and process. An event that a column leaves blank is
neither decoded nor opened for that reader: whether a new one should be is decided here.
`;

/** Every event, and who reacts to it. */
export const eventReaders = (shapes: LogShapes, all: readonly Reader[]): string => {
  const readers = all.map(({ name, reactsTo }) => ({ name, isReached: reacting(reactsTo) }));
  const rows = [...shapes].flatMap(([category, ofCategory]) =>
    [...ofCategory.keys()].map((type) => [
      `\`${category}/${type}\``,
      ...readers.map(({ isReached }) => (isReached({ stream: `${category}-`, type }) ? '×' : '')),
    ]),
  );
  return `${title}\n${markdownTable(['Event', ...readers.map(({ name }) => name)], rows)}\n`;
};

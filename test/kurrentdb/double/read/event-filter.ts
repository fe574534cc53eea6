import type { LogRecord } from '../log/log-record.js';

export type EventFilter = (record: LogRecord) => boolean;

/** What `$all` shows to everybody who asks: all but what the server keeps to itself. */
export const shownInAll: EventFilter = ({ stream }) => stream !== '$epoch-information';

/** By name of the stream or type of the event: one of some prefixes, or a regular expression where there is one. */
export const filterBy = (
  on: 'stream' | 'type',
  { regex, prefixes }: { readonly regex: string; readonly prefixes: readonly string[] },
): EventFilter => {
  const pattern = regex === '' ? undefined : new RegExp(regex);
  const matches = (text: string): boolean =>
    pattern ? pattern.test(text) : prefixes.some((prefix) => text.startsWith(prefix));
  return (record) => shownInAll(record) && matches(record[on]);
};

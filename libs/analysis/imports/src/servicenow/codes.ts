import type { AwaitedParty, Level, Priority } from '#cases';
import { UnreadableRow } from '../import-error.js';

/**
 * The status of a case, with only the details that are known in that status. The closure code, for example, is in every
 * row of the log from the first one on, but must not be used before the closure.
 */
export type IncidentStatus =
  | { readonly status: 'new' | 'active' }
  | { readonly status: 'awaiting'; readonly awaited: AwaitedParty }
  | { readonly status: 'resolved' | 'closed'; readonly code: string };

const awaitedParties: ReadonlyMap<string, AwaitedParty> = new Map([
  ['Awaiting User Info', 'customer'],
  ['Awaiting Vendor', 'vendor'],
  ['Awaiting Problem', 'problem'],
  ['Awaiting Evidence', 'evidence'],
]);

/** Used if the log has no closure code. */
const unrecorded = 'unrecorded';

/** @throws UnreadableRow for an unknown state, such as `-100`. */
export const incidentStatusOf = (state: string | undefined, closedCode: () => string | undefined): IncidentStatus => {
  const awaited = awaitedParties.get(state ?? '');
  if (awaited) return { status: 'awaiting', awaited };
  switch (state) {
    case 'New':
      return { status: 'new' };
    case 'Active':
      return { status: 'active' };
    case 'Resolved':
      return { status: 'resolved', code: closedCode() ?? unrecorded };
    case 'Closed':
      return { status: 'closed', code: closedCode() ?? unrecorded };
    default:
      throw unknownValue('state', state);
  }
};

const prioritiesByRank: ReadonlyMap<string, Priority> = new Map([
  ['1', 'urgent'],
  ['2', 'high'],
  ['3', 'normal'],
  ['4', 'low'],
]);

const levelsByRank: ReadonlyMap<string, Level> = new Map([
  ['1', 'high'],
  ['2', 'medium'],
  ['3', 'low'],
]);

/** `3 - Moderate` → normal: the rank counts, because the names differ between installations. */
export const priorityOf = (text: string | undefined): Priority => {
  const priority = prioritiesByRank.get(rankOf(text));
  if (!priority) throw unknownValue('priority', text);
  return priority;
};

export const levelOf = (name: string, text: string | undefined): Level | undefined => {
  if (text === undefined) return undefined;
  const level = levelsByRank.get(rankOf(text));
  if (!level) throw unknownValue(name, text);
  return level;
};

const unknownValue = (name: string, text: string | undefined): UnreadableRow =>
  new UnreadableRow(text === undefined ? `${name} missing` : `unknown ${name} ${text}`);

const rankOf = (text = ''): string => text.split(' ', 1)[0];

/** `Self service` → `self-service`. Channels are data, so the name in the log becomes a code. */
export const channelOf = (contactType: string | undefined): string =>
  contactType?.trim().toLowerCase().replaceAll(/\s+/g, '-') ?? 'unknown';

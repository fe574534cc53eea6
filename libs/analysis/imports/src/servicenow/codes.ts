import type { AwaitedParty, Level, Priority } from '#cases';
import { UnreadableRow } from '../import-error.js';

/**
 * Where a case stands. Only a standing that has come about carries what is known of it: the code of the closure is in
 * every row of the log from the first on, but must not be known before.
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

/** Where the log has no closure code. */
const unrecorded = 'unrecorded';

/** @throws UnreadableRow for a state that the format does not know, such as `-100`. */
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
      throw new UnreadableRow(`state ${state ?? 'missing'}`);
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

/** `3 - Moderate` → normal: the rank counts, the name behind it differs between installations. */
export const priorityOf = (text: string | undefined): Priority => {
  const priority = prioritiesByRank.get(rankOf(text));
  if (!priority) throw new UnreadableRow(`priority ${text ?? 'missing'}`);
  return priority;
};

export const levelOf = (name: string, text: string | undefined): Level | undefined => {
  if (text === undefined) return undefined;
  const level = levelsByRank.get(rankOf(text));
  if (!level) throw new UnreadableRow(`${name} ${text}`);
  return level;
};

const rankOf = (text = ''): string => text.split(' ', 1)[0];

/** `Self service` → `self-service`: channels are data, so what the log names becomes a code. */
export const channelOf = (contactType: string | undefined): string =>
  contactType?.trim().toLowerCase().replaceAll(/\s+/g, '-') ?? 'unknown';

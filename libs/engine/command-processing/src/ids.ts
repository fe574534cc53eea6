import { parse, v5 } from 'uuid';

/** Never to change: stored ids derive from it. */
const casefoldIds = parse('6f0c3a1e-7d7e-5c0a-9d53-0f2a4f3a9c11');

/** A UUID that depends on these parts alone: derived again, it is the same. */
export const deriveId = (...parts: readonly (string | number)[]): string =>
  v5(Buffer.from(JSON.stringify(parts)), casefoldIds); // an import derives hundreds of thousands: bytes are the fast way

/** The stream that a creating command creates: a repeat of the command meets its own stream. */
export const streamFor = (category: string, commandId: string): string =>
  `${category}-${deriveId('stream', category, commandId.toLowerCase())}`;

/** The id of the nth event (from 0) that a command appends to a stream. */
export const eventIdOf = (event: { stream: string; commandId: string; index: number }): string =>
  deriveId('event', event.stream, event.commandId.toLowerCase(), event.index);

import { parse, v5 } from 'uuid';

/** Must never change: stored ids are derived from it. */
const casefoldIds = parse('6f0c3a1e-7d7e-5c0a-9d53-0f2a4f3a9c11');

/** A deterministic UUID (version 5) of these parts. */
export const deriveId = (...parts: readonly (string | number)[]): string =>
  v5(Buffer.from(JSON.stringify(parts)), casefoldIds); // bytes are fastest; an import derives 100,000s of ids

/**
 * Name of the stream that a creating command creates. Deterministic, so a repeat of the command finds its own stream.
 */
export const streamFor = (category: string, commandId: string): string =>
  `${category}-${deriveId('stream', category, commandId.toLowerCase())}`;

/** The id of the nth event (from 0) that a command appends to a stream. */
export const eventIdOf = (event: { stream: string; commandId: string; index: number }): string =>
  deriveId('event', event.stream, event.commandId.toLowerCase(), event.index);

import { randomUUID } from 'node:crypto';
import type { NewEvent } from '../port.js';

/** An event as a codec would hand it over; what a spec is about goes into `parts`. */
export const newEvent = (parts: Partial<NewEvent> = {}): NewEvent => ({
  id: randomUUID(),
  type: 'NoteAdded',
  version: 1,
  data: '{"text":"hello"}',
  actor: 'agent-7',
  role: 'agent',
  commandId: randomUUID(),
  fingerprint: 'f1f2f3',
  correlationId: randomUUID(),
  origin: 'live',
  subject: 'customer-1',
  occurredAt: '2026-03-02T09:00:00.000Z',
  ...parts,
});

export const newEvents = (count: number, parts: Partial<NewEvent> = {}): NewEvent[] =>
  Array.from({ length: count }, () => newEvent(parts));

/** A stream that no other spec writes to; its category too is its own, unless one is given. */
export const newStream = (category = `c${randomUUID().slice(0, 8)}`): string => `${category}-${randomUUID()}`;

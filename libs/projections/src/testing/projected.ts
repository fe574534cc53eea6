import { type DomainEvent, type Instant, type Recorded, specTime } from '#kernel';
import type { Projection, Rows } from '../projection.js';
import { foldEvents } from '../row-sets.js';

/** Events as the log would give them back, of one stream from its beginning; `at(instant, event)` says when one occurred. */
export const history = <Event extends DomainEvent>(stream: string, ...events: readonly Event[]): Recorded<Event>[] =>
  events.map(({ occurredAt = specTime, ...event }: Event & { occurredAt?: Instant }, revision) => ({
    ...(event as unknown as Event),
    envelope: {
      id: `${stream}@${revision}`,
      stream,
      revision,
      position: String(revision + 1),
      occurredAt,
      recordedAt: occurredAt,
      actor: 'agent-1',
      role: 'agent',
      commandId: `command-${revision}`,
      fingerprint: '',
      correlationId: 'correlation-1',
      origin: 'live',
      subject: stream,
    },
  }));

/** The rows, of each table, that events leave behind: `projected(queueBoard, history('case-1', opened, routed)).board`. */
export const projected = <Event extends DomainEvent, R extends Rows>(
  projection: Projection<Event, R>,
  events: readonly Recorded<Event>[],
): { readonly [T in keyof R]: readonly R[T][] } => {
  const folded = foldEvents(projection as Projection, new Map(), events);
  return Object.fromEntries(
    [...folded].map(([table, rows]) => [table, [...rows.values()].filter((row) => row !== null)]),
  ) as unknown as { readonly [T in keyof R]: readonly R[T][] };
};

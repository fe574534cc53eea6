import type { Actor } from '../actor.js';
import type { Command, CommandClass, CommandContext } from '../command.js';
import type { Fold } from '../decider.js';
import type { DomainEvent, Envelope, Recorded } from '../event.js';
import { specFor, specTime } from './given-when-then.js';
import { instantOf, millisecondsOf } from '../instant.js';

/** One plausible example of every event of a union, by its name. */
export type ExamplesOf<Event extends DomainEvent> = {
  readonly [Type in Event['type']]: Extract<Event, { type: Type }>;
};

const minuteMs = 60_000;

/**
 * These events as the log would hold them in one stream: a minute apart from {@link specTime} on, all by one agent.
 * @param envelope the stream and its subject, and what else is to be the same for all of them
 */
export const recordedEvents = <Event extends DomainEvent>(
  events: readonly Event[],
  envelope: Pick<Envelope, 'stream' | 'subject'> & Partial<Envelope>,
): Recorded<Event>[] =>
  events.map((event, revision) => {
    const occurredAt = instantOf(millisecondsOf(specTime) + revision * minuteMs);
    const own: Envelope = {
      id: `event-${revision}`,
      revision,
      position: String(revision + 1),
      occurredAt,
      recordedAt: occurredAt,
      actor: 'a-wang',
      role: 'agent',
      commandId: `command-${revision}`,
      fingerprint: 'fingerprint',
      correlationId: 'correlation',
      origin: 'live',
      ...envelope,
    };
    return { ...event, envelope: own };
  });

/** What the specs of one kind of stream are written with. */
export const streamSpecs = <State, Event extends DomainEvent>({
  fold,
  examples,
  stream,
  actor,
}: {
  readonly fold: Fold<State, Event>;
  readonly examples: ExamplesOf<Event>;
  /** Of the example. */
  readonly stream: string;
  /** Who sends commands, unless said otherwise. */
  readonly actor: Actor;
}) => ({
  /** `given(opened, diagnosed).when(escalateCase, command(EscalateCase, { … })).then(escalated)` */
  given: specFor(fold),

  /** A command on the example. */
  command: <C extends Command>(type: CommandClass<C>, data: C['data'], context: Partial<CommandContext> = {}): C =>
    new type(stream, data, {
      commandId: '5e0f8f4e-4b5c-4f5e-8a58-2b1f0e9f7d31',
      actor,
      now: specTime,
      correlationId: 'correlation',
      ...context,
    }),

  /** The example of this type, with these fields instead of its own. */
  like: <Type extends Event['type']>(type: Type, data: Partial<Extract<Event, { type: Type }>['data']>): Event =>
    ({ type, data: { ...examples[type].data, ...data } }) as unknown as Event,
});

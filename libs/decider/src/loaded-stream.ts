import type { EventCodec } from '#codec';
import { type AppendResult, collect, type EventStore, type ExpectedRevision } from '#event-store';
import type { DomainEvent, Envelope, Fold, Instant, Recorded } from '#kernel';

/** A stream folded for a decision, together with what its envelopes tell about the commands that made it. */
export interface LoadedStream<State> {
  readonly state: State;
  readonly revision: ExpectedRevision;
  readonly position?: string;
  readonly occurredAt?: Instant;
  readonly commands: ReadonlyMap<string, PastCommand>;
}

export interface PastCommand extends AppendResult {
  readonly fingerprint: string;
  readonly subject: string;
}

export const loadStream = async <State, Event extends DomainEvent>(
  store: EventStore,
  codec: EventCodec<Event>,
  { initial, evolve }: Fold<State, Event>,
  stream: string,
): Promise<LoadedStream<State>> => {
  const history = await codec.decode(await collect(store.readStream(stream)));
  const last = history.at(-1)?.envelope;
  return {
    state: history.reduce((state, event) => evolve(state, event, event.envelope.occurredAt), initial),
    revision: last?.revision ?? 'none',
    position: last?.position,
    occurredAt: last?.occurredAt,
    commands: new Map(history.map(pastCommand)),
  };
};

const pastCommand = ({ envelope }: Recorded): [string, PastCommand] => {
  const { commandId, fingerprint, subject, revision, position }: Envelope = envelope;
  return [commandId, { fingerprint, subject, revision, position }];
};

import { LRUCache } from 'lru-cache';
import type { EventCodec } from '#codec';
import { collect, type EventStore, type StoredEvent } from '#event-store';
import type { DomainEvent, Envelope, FieldClass, Recorded } from '#kernel';
import { openField, sealField, type SubjectKeys } from '#encryption';
import type { FoldName, FoundSnapshot, Snapshot, Snapshots } from './snapshots.js';

/** How the streams of a context are folded. States are JSON. */
export interface StreamFold<State, Event extends DomainEvent> extends FoldName {
  readonly initial: State;
  readonly evolve: (state: State, event: Recorded<Event>) => State;
  readonly codec: EventCodec<Event>;
  /** The fields that `evolve` is shown; all without it. */
  readonly revealed?: readonly FieldClass[];
  /** Whose key protects the state. */
  readonly subjectOf: (state: State, stream: string) => string;
}

/** A stream as it stands. */
export interface FoldedStream<State> {
  readonly state: State;
  /** Of its last event; undefined where there is no such stream. */
  readonly last?: Envelope;
  /** Of the last event of the command that was asked for, where it made one. */
  readonly repeated?: Envelope;
}

/** A stream as it stands, with what was read of it. */
export interface LoadedStream<State> extends FoldedStream<State> {
  /** Its last events, without gaps: all of them, or those from the snapshot on that the state was resumed from. */
  readonly events: readonly StoredEvent[];
}

/** What is known of a stream without asking the store again. */
export interface EventsAtHand {
  readonly stream: string;
  /** Its last events before `appended`, without gaps; none where there was no such stream. */
  readonly read: readonly StoredEvent[];
  /** What was appended behind them. */
  readonly appended: readonly StoredEvent[];
}

const savedAtOnce = 4;
const rememberedStreams = 10_000;

/** Folds streams, long ones from their last snapshot on. Snapshots are written behind whoever waits for the stream. */
export class StreamLoader<State, Event extends DomainEvent> {
  private readonly beingSaved = new Set<string>();
  /** Streams that were long enough to have a snapshot, and at which revision it stood. */
  private readonly long = new LRUCache<string, { readonly snapshotAt?: number }>({ max: rememberedStreams });

  constructor(
    private readonly store: EventStore,
    private readonly keys: SubjectKeys,
    private readonly snapshots: Snapshots,
    private readonly fold: StreamFold<State, Event>,
  ) {}

  /**
   * The whole stream, folded.
   * @param commandId Asks whether this command is in the stream already.
   */
  async load(stream: string, commandId?: string): Promise<LoadedStream<State>> {
    const { every } = this.snapshots;
    // Most streams are short, and are spared the look at the snapshots; those known to be long, the look at their beginning.
    const isKnown = this.long.has(stream);
    const head = isKnown ? [] : await this.read(stream, 0, every - 1);
    const isLong = isKnown || head.length === every;
    const resumed = isLong ? await this.resume(stream, commandId) : undefined;
    if (resumed) return resumed;
    const rest = isLong ? await this.read(stream, head.length) : [];
    return this.fromBeginning([...head, ...rest], commandId);
  }

  /**
   * The state after events at hand, for which the stream is not read again: what a command read of it, and then appended.
   * Only where what was read begins later than the snapshot of this fold, the stream is read.
   */
  async stateAfter({ stream, read, appended }: EventsAtHand): Promise<State> {
    const { state } = await this.loadFrom(stream, read);
    return (await this.decode(appended)).reduce((before, event) => this.fold.evolve(before, event), state);
  }

  private async loadFrom(stream: string, read: readonly StoredEvent[]): Promise<FoldedStream<State>> {
    const first = read.at(0)?.revision ?? 0;
    const eventsFrom = async (from: number): Promise<readonly StoredEvent[]> =>
      from < first ? this.read(stream, from, first + read.length - 1) : read.slice(from - first);
    const found = first > 0 ? await this.snapshots.find(stream, this.fold) : undefined;
    const resumed = found && (await this.resumeFrom(found, await eventsFrom(found.last.revision)));
    return resumed ?? this.fromBeginning(await eventsFrom(0));
  }

  private async fromBeginning(events: readonly StoredEvent[], commandId?: string): Promise<LoadedStream<State>> {
    return { ...this.foldOn({ state: this.fold.initial }, await this.decode(events), commandId), events };
  }

  private async resume(stream: string, commandId?: string): Promise<LoadedStream<State> | undefined> {
    const { found, events } = await this.findAndRead(stream, commandId);
    return found && this.resumeFrom(found, events, commandId);
  }

  /**
   * Undefined where the snapshot is not of this log or can't be opened.
   * @param events from the last one that the snapshot covers
   */
  private async resumeFrom(
    found: FoundSnapshot,
    events: readonly StoredEvent[],
    commandId?: string,
  ): Promise<LoadedStream<State> | undefined> {
    const [last, ...since] = await this.decode(events);
    const isOfThisLog = last?.envelope.id === found.last.id && last.envelope.recordedAt === found.last.recordedAt;
    const opened = isOfThisLog ? await this.open(found) : undefined;
    if (!opened) return undefined;
    const repeated = await this.commandAt(found.stream, found.commandRevision, commandId);
    return { ...this.foldOn({ ...opened, last: last.envelope, repeated }, since, commandId), events };
  }

  /** The snapshot, and the stream from its last event on: both at once where it is likely to be the one of the last time. */
  private async findAndRead(stream: string, commandId?: string) {
    const expected = this.long.get(stream)?.snapshotAt;
    const [found, read] = await Promise.all([
      this.snapshots.find(stream, this.fold, commandId),
      expected === undefined ? [] : this.read(stream, expected),
    ]);
    this.long.set(stream, { snapshotAt: found?.last.revision });
    if (!found) return { events: [] };
    const { revision } = found.last;
    const isRead = expected !== undefined && expected <= revision;
    return { found, events: isRead ? read.slice(revision - expected) : await this.read(stream, revision) };
  }

  private foldOn(
    start: FoldedStream<State>,
    events: readonly Recorded<Event>[],
    commandId?: string,
  ): FoldedStream<State> {
    const state = events.reduce((before, event) => this.fold.evolve(before, event), start.state);
    const last = events.at(-1)?.envelope ?? start.last;
    const own = events.filter(({ envelope }) => envelope.commandId === commandId);
    if (last && events.length >= this.snapshots.every) this.saveBehind(state, last, events);
    return { state, last, repeated: own.at(-1)?.envelope ?? start.repeated };
  }

  private read(stream: string, from: number, to?: number): Promise<StoredEvent[]> {
    return collect(this.store.readStream(stream, { from, to }));
  }

  private decode(events: readonly StoredEvent[]): Promise<Recorded<Event>[]> {
    return this.fold.codec.decode(events, this.fold.revealed);
  }

  /** What a snapshot remembers of a command counts only where the log says the same. */
  private async commandAt(stream: string, revision?: number, commandId?: string): Promise<Envelope | undefined> {
    if (revision === undefined) return undefined;
    const [event] = await this.decode(await this.read(stream, revision, revision));
    return event?.envelope.commandId === commandId ? event?.envelope : undefined;
  }

  private saveBehind(state: State, last: Envelope, events: readonly Recorded<Event>[]): void {
    const { stream } = last;
    if (this.beingSaved.has(stream) || this.beingSaved.size >= savedAtOnce) return; // the next load finds it missing
    this.beingSaved.add(stream);
    const commands = new Map(events.map(({ envelope }) => [envelope.commandId, envelope.revision]));
    void this.seal(state, last)
      .then((snapshot) => snapshot && this.snapshots.save(snapshot, commands))
      .catch(() => undefined) // without the key, whoever needs it says so
      .finally(() => this.beingSaved.delete(stream));
  }

  private async seal(state: State, { stream, revision, id, recordedAt }: Envelope): Promise<Snapshot | undefined> {
    const { name, version, subjectOf } = this.fold;
    const subject = subjectOf(state, stream);
    const key = (await this.keys.find([subject])).get(subject);
    const last = { revision, id, recordedAt };
    const place = { stream, fold: { name, version }, last, subject };
    return key && { ...place, state: sealField(key, nameOf(place), state) };
  }

  private async open(found: FoundSnapshot): Promise<{ state: State } | undefined> {
    const key = (await this.keys.find([found.subject])).get(found.subject);
    try {
      return key && { state: openField(key, nameOf(found), found.state) as State };
    } catch {
      return undefined; // it is the log that has to be right
    }
  }
}

/** What a sealed state belongs to: moved elsewhere, it does not open. */
const nameOf = ({ stream, fold: { name, version }, last }: Omit<Snapshot, 'state'>): string =>
  `snapshot/${stream}/${name}.${version}@${last.revision}`;

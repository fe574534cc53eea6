import { LRUCache } from 'lru-cache';
import type { EventCodec } from '#codec';
import { collect, type EventStore, type StoredEvent } from '#event-store';
import type { DomainEvent, Envelope, FieldClass, Recorded } from '#kernel';
import { openField, sealField, type SubjectKeys } from '#encryption';
import type { FoldName, FoundSnapshot, Snapshot, Snapshots } from './snapshots.js';

/** How the streams of a context are folded. States must be JSON. */
export interface StreamFold<State, Event extends DomainEvent> extends FoldName {
  readonly initial: State;
  readonly evolve: (state: State, event: Recorded<Event>) => State;
  readonly codec: EventCodec<Event>;
  /** Field classes that `evolve` gets. Default: all. */
  readonly revealed?: readonly FieldClass[];
  /** The data subject whose key encrypts the state. */
  readonly subjectOf: (state: State, stream: string) => string;
}

/** The folded state of a stream. */
export interface FoldedStream<State> {
  readonly state: State;
  /** Envelope of the stream's last event. Undefined if the stream does not exist. */
  readonly last?: Envelope;
  /** Envelope of the last event of the requested command, if the command is in the stream. */
  readonly repeated?: Envelope;
}

/** The folded state of a stream, with the events that were read. */
export interface LoadedStream<State> extends FoldedStream<State> {
  /** The stream's last events, without gaps: all of them, or those from the snapshot on. */
  readonly events: readonly StoredEvent[];
}

/** Events of a stream that are already in memory. */
export interface EventsAtHand {
  readonly stream: string;
  /** The stream's last events before `appended`, without gaps. Empty if the stream did not exist. */
  readonly read: readonly StoredEvent[];
  /** The events appended after `read`. */
  readonly appended: readonly StoredEvent[];
}

const savedAtOnce = 4;
const rememberedStreams = 10_000;

/** Loads and folds streams, resuming long ones from their last snapshot. Snapshots are saved in the background. */
export class StreamLoader<State, Event extends DomainEvent> {
  private readonly beingSaved = new Set<string>();
  /** Streams known to be long, with the revision of their snapshot. */
  private readonly long = new LRUCache<string, { readonly snapshotAt?: number }>({ max: rememberedStreams });

  constructor(
    private readonly store: EventStore,
    private readonly keys: SubjectKeys,
    private readonly snapshots: Snapshots,
    private readonly fold: StreamFold<State, Event>,
  ) {}

  /**
   * Loads and folds the whole stream.
   * @param commandId The command to look for in the stream.
   */
  async load(stream: string, commandId?: string): Promise<LoadedStream<State>> {
    const { every } = this.snapshots;
    // Most streams are short and skip the snapshot lookup; those known to be long skip reading their beginning.
    const isKnown = this.long.has(stream);
    const head = isKnown ? [] : await this.read(stream, 0, every - 1);
    const isLong = isKnown || head.length === every;
    const resumed = isLong ? await this.resume(stream, commandId) : undefined;
    if (resumed) return resumed;
    const rest = isLong ? await this.read(stream, head.length) : [];
    return this.fromBeginning([...head, ...rest], commandId);
  }

  /**
   * The state after these events. The stream is read again only if `read` starts later than the last snapshot of this
   * fold.
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
   * Undefined if the snapshot is not of this log or cannot be decrypted.
   * @param events Events from the last one that the snapshot covers.
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

  /**
   * The snapshot, and the stream from its last event on. Reads both concurrently if the snapshot is probably still the
   * last one seen.
   */
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

  /** A command recorded with a snapshot counts only if the log confirms it. */
  private async commandAt(stream: string, revision?: number, commandId?: string): Promise<Envelope | undefined> {
    if (revision === undefined) return undefined;
    const [event] = await this.decode(await this.read(stream, revision, revision));
    return event?.envelope.commandId === commandId ? event?.envelope : undefined;
  }

  private saveBehind(state: State, last: Envelope, events: readonly Recorded<Event>[]): void {
    const { stream } = last;
    if (this.beingSaved.has(stream) || this.beingSaved.size >= savedAtOnce) return; // the next load tries again
    this.beingSaved.add(stream);
    const commands = new Map(events.map(({ envelope }) => [envelope.commandId, envelope.revision]));
    void this.seal(state, last)
      .then((snapshot) => snapshot && this.snapshots.save(snapshot, commands))
      .catch(() => undefined) // without a key there is no snapshot; readers that need the key report it
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
      return undefined; // fall back to the log, which is the truth
    }
  }
}

/** Identifies what the sealed state belongs to: it cannot be decrypted in any other place. */
const nameOf = ({ stream, fold: { name, version }, last }: Omit<Snapshot, 'state'>): string =>
  `snapshot/${stream}/${name}.${version}@${last.revision}`;

/** An event as a client proposes it. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly isJson: boolean;
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
}

/** An event in the log. Its commit and its prepare position are the same one, as with every write but old transactions. */
export interface LogRecord extends ProposedEvent {
  readonly stream: string;
  readonly revision: bigint;
  /** Where the record begins, in bytes from the beginning of the log. */
  readonly position: bigint;
  /** Where the next record will begin. */
  readonly end: bigint;
  /** When it was written, in ticks of 100 ns since 1970. */
  readonly created: bigint;
}

/** The revision of a stream that does not exist. */
export const noStream = -1n;

/** The revision of the event that tells of a hard delete, the highest that there is: nothing can follow it. */
export const tombstoneRevision = 9_223_372_036_854_775_807n;

/** What the limits of an append count of an event, in bytes: types are counted as UTF-16. */
export const sizeOnDisk = ({ type, metadata, data }: ProposedEvent): number =>
  data.length + metadata.length + type.length * 2;

/** Positions, ids, times and flags of a record, and its length before and after it. */
const framing = 96;

/** The bytes that a record takes up in the log: this is why positions have gaps. */
export const recordLength = (stream: string, event: ProposedEvent): bigint =>
  BigInt(
    framing + Buffer.byteLength(stream) + Buffer.byteLength(event.type) + event.metadata.length + event.data.length,
  );

const none = new Uint8Array();

/** An event that the server writes by itself. */
export const systemEvent = (id: string, type: string, content: object): ProposedEvent => ({
  id,
  type,
  isJson: true,
  metadata: none,
  data: Buffer.from(JSON.stringify(content)),
});

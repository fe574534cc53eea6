import { type CaseEvent, caseFold, caseSubjectOf } from '#cases';
import type { EventCodec } from '#codec';
import { collect, type EventStore, type ExpectedRevision, type StoredEvent, WrongRevision } from '#event-store';
import { SubjectBeingErased, type SubjectKeys } from '#encryption';
import type { CaseNumberSupply } from './case-number-supply.js';
import { type Continuation, foldHistory, laterPiece, wholeHistory } from './continue-case.js';
import { type DraftedRow, draftRows, subjectOfOpening } from './draft-rows.js';
import { ImportError } from './import-error.js';
import type { ImportLedger } from './import-ledger.js';
import type { CaseRow, LogCase } from './servicenow/log-case.js';
import { missingUpdates, odditiesOf } from './servicenow/oddities.js';

/** A case on its way in, as if it were new. */
interface DraftedCase {
  readonly stream: string;
  readonly rows: readonly DraftedRow[];
  readonly number: string;
}

/** How often a case is looked at anew that someone else is writing to at the same time. */
const attempts = 5;

/** Writes the cases of a log to the store, and books what became of their rows. */
export class CaseImporter {
  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec<CaseEvent>,
    private readonly keys: SubjectKeys,
    private readonly numbers: CaseNumberSupply,
    private readonly ledger: ImportLedger,
    private readonly correlationId: string,
  ) {}

  /**
   * Stores different cases together: their keys, numbers and envelopes are made in one go, and their streams are appended
   * to at the same time, so that the store can commit them in one step. Each is taken for a new one, since most are;
   * the store tells when it is not.
   * @throws ImportError at the data of a person that are just being erased, naming the line of their case.
   */
  async importCases(cases: readonly LogCase[]): Promise<void> {
    const firstRowOf = (subject: string) =>
      cases.find(({ stream, rows }) => subjectOfOpening(stream, rows[0]) === subject)?.rows[0];
    return this.importAll(cases).catch(stoppedByErasure(firstRowOf));
  }

  private async importAll(cases: readonly LogCase[]): Promise<void> {
    const drafted = await this.draft(cases);
    const drafts = drafted.map(({ rows }) => draftsOf(rows));
    const events = await this.codec.encode(drafts.flat());
    let next = 0;
    await Promise.all(
      drafted.map(async (kase, index) => {
        const own = events.slice(next, (next += drafts[index].length));
        const stored = await this.append(kase.stream, own, 'none');
        if (stored) return this.goOn(kase, stored).catch(stoppedByErasure(() => kase.rows[0].row));
        this.ledger.settled('new');
        this.ledger.stored(kase.rows);
      }),
    );
  }

  private async draft(cases: readonly LogCase[]): Promise<DraftedCase[]> {
    const subjects = cases.map(({ stream, rows }) => subjectOfOpening(stream, rows[0]));
    const keys = await this.keys.obtain(subjects);
    const numbers = await this.numbers.take(cases.length);
    return cases.map(({ stream, rows }, index) => {
      const [number, key] = [numbers[index], keys.get(subjects[index])];
      if (!key) throw new Error(`No key for subject ${subjects[index]}`);
      this.ledger.odd(odditiesOf(rows), missingUpdates(rows));
      const context = { stream, key, number, correlationId: this.correlationId };
      return { stream, number, rows: draftRows(caseFold.initial, rows, context) };
    });
  }

  /** Continues a case of which something is stored. */
  private async goOn(kase: DraftedCase, found: readonly StoredEvent[]): Promise<void> {
    this.numbers.giveBack(kase.number);
    let stored = found;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const continuation = await this.continuation(kase, stored);
      if (!continuation) return this.refuseAll(kase);
      const rest = await this.draftOn(kase, stored, continuation.rest);
      const events = await this.codec.encode(draftsOf(rest));
      const moved = events.length > 0 && (await this.append(kase.stream, events, stored.length - 1));
      if (!moved) {
        this.ledger.settled(events.length > 0 ? 'continued' : 'unchanged');
        this.ledger.toldBefore(continuation.told.length);
        for (const row of continuation.changeless) this.ledger.changedNothing(row);
        for (const row of continuation.tooLate) this.ledger.refuse(row, 'updated before what is stored of its case');
        this.ledger.stored(rest);
        return;
      }
      stored = moved;
    }
    throw new Error(`${kase.stream} keeps being written to by others`);
  }

  private async continuation({ rows }: DraftedCase, stored: readonly StoredEvent[]): Promise<Continuation | undefined> {
    if (rows[0].row.commandId === stored[0].commandId) return wholeHistory(stored, rows);
    return laterPiece(
      await this.codec.decode(stored),
      rows.map(({ row }) => row),
    );
  }

  private async draftOn(
    { stream, number }: DraftedCase,
    stored: readonly StoredEvent[],
    rows: readonly CaseRow[],
  ): Promise<DraftedRow[]> {
    if (rows.length === 0) return [];
    const state = foldHistory(await this.codec.decode(stored));
    const subject = caseSubjectOf(state, stream);
    const key = (await this.keys.obtain([subject])).get(subject);
    if (!key) throw new Error(`No key for subject ${subject}`);
    return draftRows(state, rows, { stream, key, number, correlationId: this.correlationId });
  }

  private refuseAll({ rows }: DraftedCase): void {
    this.ledger.settled('conflicting');
    for (const { row } of rows) this.ledger.refuse(row, 'the stored history of its case is another');
  }

  /** @returns The whole stream where it stands elsewhere; undefined once the events are in. */
  private async append(
    stream: string,
    events: Parameters<EventStore['append']>[0]['events'],
    expected: ExpectedRevision,
  ): Promise<readonly StoredEvent[] | undefined> {
    try {
      await this.store.append({ stream, events, expected });
      return undefined;
    } catch (error) {
      if (!(error instanceof WrongRevision)) throw error;
      const whole = expected === 'none' && error.events.length - 1 === error.actual;
      return whole ? error.events : collect(this.store.readStream(stream));
    }
  }
}

const draftsOf = (rows: readonly DraftedRow[]) => rows.flatMap(({ drafts }) => drafts);

/** The rows of a person who is being erased can't be kept aside: whether they may come in shows only once it is over. */
const stoppedByErasure =
  (rowOf: (subject: string) => Pick<CaseRow, 'line'> | undefined) =>
  (error: unknown): never => {
    if (!(error instanceof SubjectBeingErased)) throw error;
    const line = rowOf(error.subject)?.line;
    const place = line === undefined ? '' : ` at line ${line}`;
    throw new ImportError(
      `Stopped${place}: personal data of whom the case is about are being erased. Run the import again in a minute; it goes on from what is stored`,
    );
  };

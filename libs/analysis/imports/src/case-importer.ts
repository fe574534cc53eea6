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

/** A case as it would be stored if it were new. */
interface DraftedCase {
  readonly stream: string;
  readonly rows: readonly DraftedRow[];
  readonly number: string;
}

/** How often a case is retried if someone else writes to it at the same time. */
const attempts = 5;

/** Writes the cases of a log to the store, and records in the ledger what became of each row. */
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
   * Stores different cases together: their keys, numbers and envelopes are created in one go, and their streams are
   * appended to concurrently, so the store can commit them in one step. Each case is assumed to be new, as most are;
   * the store reports if it is not.
   * @throws ImportError if the personal data of a customer are being erased; names the line of the case.
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

  /** Continues a case that is partly stored already. */
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
        this.ledger.toldBefore(continuation.stored.length);
        for (const row of continuation.changeless) this.ledger.changedNothing(row);
        for (const row of continuation.tooLate)
          this.ledger.refuse(row, 'updated before the last stored event of its case');
        this.ledger.stored(rest);
        return;
      }
      stored = moved;
    }
    throw new Error(`Gave up on ${kase.stream} after ${attempts} attempts: others keep writing to it`);
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
    for (const { row } of rows) this.ledger.refuse(row, 'contradicts the stored history of its case');
  }

  /** @returns The whole stream if it is at another revision; undefined once the events are appended. */
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

/**
 * Rows of a person who is being erased cannot be refused: only after the erasure is it clear whether they can be
 * imported.
 */
const stoppedByErasure =
  (rowOf: (subject: string) => Pick<CaseRow, 'line'> | undefined) =>
  (error: unknown): never => {
    if (!(error instanceof SubjectBeingErased)) throw error;
    const line = rowOf(error.subject)?.line;
    const place = line === undefined ? '' : ` at line ${line}`;
    throw new ImportError(
      `Stopped${place}: the personal data of this customer are being erased. Run the import again in a minute; it continues from what is stored`,
    );
  };

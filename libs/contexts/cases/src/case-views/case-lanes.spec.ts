import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Recorded } from '#kernel';
import type { Projection, Row } from '#projections';
import { rounds } from '../../../../../test/support/effort.js';
import { foldedInLanes } from '#projections/testing';
import { caseExamples, recordedCase } from '../case/case.examples.js';
import type { CaseEvent } from '../case/case.events.js';
import { caseStream } from '../case/case.streams.js';
import { cases } from '../cases.context.js';

const { projections: caseProjections = [] } = cases;

const seed = Number(process.env['CASEFOLD_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

const anyEvent = fc.constantFrom(...Object.values<CaseEvent>(caseExamples));
const anyCase = fc.tuple(fc.uuid(), fc.array(anyEvent, { maxLength: 15 }));
/** Several cases, and the order in which their events are appended to the log. */
const anyLog = fc.tuple(
  fc.uniqueArray(anyCase, { minLength: 1, maxLength: 12, selector: ([id]) => id }),
  fc.infiniteStream(fc.nat()),
);

const interleaved = (cases: readonly Recorded<CaseEvent>[][], picks: Iterator<number>): Recorded<CaseEvent>[] => {
  const log: Recorded<CaseEvent>[] = [];
  for (let left = cases; left.length > 0; left = left.filter(({ length }) => length > 0)) {
    const event = left[picks.next().value % left.length].shift();
    if (event) log.push({ ...event, envelope: { ...event.envelope, position: String(log.length + 1) } });
  }
  return log;
};

const byTable = (lanes: readonly ReadonlyMap<string, ReadonlyMap<string, Row | null>>[]) => {
  const rows = new Map<string, Row | null>();
  for (const tables of lanes) {
    for (const [table, ofTable] of tables) {
      for (const [key, row] of ofTable) {
        const name = `${table}/${key}`;
        if (rows.has(name)) throw new Error(`Two lanes have ${name}`);
        rows.set(name, row);
      }
    }
  }
  return rows;
};

describe(`read models of cases (CASEFOLD_SEED=${seed})`, () => {
  it.each(caseProjections)('$name gives the same rows in $lanes lanes as in one', (projection) => {
    const property = fc.property(anyLog, fc.integer({ min: 2, max: 5 }), ([cases, picks], lanes) => {
      const histories = cases.map(([id, events]) =>
        recordedCase([caseExamples.CaseOpened, ...events], { stream: caseStream(id) }),
      );
      const log = interleaved(histories, picks);
      const one = { ...projection, lanes: 1 } as Projection<CaseEvent>;
      expect(byTable(foldedInLanes({ ...one, lanes }, log))).toEqual(byTable(foldedInLanes(one, log)));
    });
    fc.assert(property, { seed, numRuns: rounds(25) });
  });
});

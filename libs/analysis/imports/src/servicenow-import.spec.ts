import { existsSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { MemoryEventStore } from '#event-store';
import { MemorySubjectKeys } from '#encryption';
import { ImportError } from './import-error.js';
import {
  CountingNumbers,
  type ImportBench,
  importInto,
  sampleFile,
  sampleLines,
  scratchFile,
  storedHistories,
} from './testing/import-into.js';

let bench: ImportBench;

beforeEach(() => {
  bench = { store: new MemoryEventStore(), keys: new MemorySubjectKeys(), numbers: new CountingNumbers() };
});

const [header, ...rows] = sampleLines();
const rowsOf = (number: string) => rows.filter((row) => row.startsWith(`${number},`));
const edited = (row: string, from: string, to: string) => {
  if (!row.includes(from)) throw new Error(`${from} is not in ${row}`);
  return row.replace(from, to);
};

describe('the import of a ServiceNow log', () => {
  it('accounts for every row of the sample', async () => {
    const { file, refusedFile, ...report } = await importInto(bench, sampleFile);
    expect(file).toBe(sampleFile);
    expect(existsSync(refusedFile ?? '')).toBe(true);
    expect(report).toEqual({
      zone: 'UTC',
      cases: { new: 5, continued: 1, unchanged: 0, conflicting: 0 },
      rows: { total: 44, told: 34, toldBefore: 0, changeless: 2, refused: 8 },
      events: {
        CaseClosed: 7,
        AgentAssigned: 6,
        ResolutionProposed: 6,
        CaseOpened: 5,
        CaseRouted: 5,
        AwaitingStarted: 5,
        AgentReleased: 5,
        CaseLinked: 4,
        ResolutionRejected: 3,
        WorkStarted: 2,
        AwaitingEnded: 2,
        CaseReopened: 2,
        WorkReturned: 2,
        PrioritySet: 1,
        CaseClassified: 1,
      },
      changelessRowsByColumn: { sys_mod_count: 2, sys_updated_at: 2, made_sla: 1, caller_id: 1 },
      refused: [
        { what: 'unknown state -100', rows: 1, lines: [25] },
        { what: '"31/2/2026 10:07" is not a date', rows: 1, lines: [26] },
        { what: 'unknown priority 9 - Whenever', rows: 1, lines: [27] },
        { what: 'number missing', rows: 1, lines: [28] },
        { what: '3 fields instead of 36', rows: 2, lines: [29, 31] },
        { what: 'opened_at missing', rows: 1, lines: [30] },
        { what: 'updated before the last stored event of its case', rows: 1, lines: [44] },
      ],
      redacted: [],
      oddities: [
        { what: 'change that cannot be recorded as an event', rows: 2, lines: [14, 40] },
        { what: 'in the file before an earlier update; sorted by time', rows: 2, lines: [34, 43] },
        { what: 'opening time after the first update; opened at the first update instead', rows: 1, lines: [39] },
        { what: 'sys_mod_count falls', rows: 1, lines: [43] },
      ],
      updatesMissingFromLog: { cases: 3, updates: 19 },
    });
  });

  it('stores the histories of the sample', async () => {
    await importInto(bench, sampleFile);
    expect(await storedHistories(bench)).toEqual(
      JSON.parse(readFileSync('test/samples/servicenow-sample.told.json', 'utf8')),
    );
  });

  it('writes refused rows to a file, as they are in the log', async () => {
    const { refusedFile = '' } = await importInto(bench, sampleFile);
    const [head, ...kept] = readFileSync(refusedFile, 'utf8').trimEnd().split('\n');
    expect(head).toBe(`line,reason,${header}`);
    expect(kept).toHaveLength(8);
    expect(kept).toContain(`25,"unknown state -100",${rows[23]}`);
    expect(kept).toContain(`29,"3 fields instead of 36",${rows[27]}`);
  });

  it('opens the cases again if the zone differs, as cases of another log', async () => {
    await importInto(bench, sampleFile);
    expect((await importInto(bench, sampleFile, { zone: 'Asia/Shanghai' })).cases.new).toBe(5);
  });

  it('takes case numbers only for cases that are new', async () => {
    await importInto(bench, sampleFile);
    await importInto(bench, sampleFile);
    const spare = bench.numbers.taken;
    await importInto(bench, sampleFile);
    expect(spare - 5).toBeLessThanOrEqual(6 * 2);
  });
});

describe('a case whose stored history contradicts the file', () => {
  const number = 'INC9000002';

  const inserted = edited(edited(rowsOf(number)[4], '09:50', '09:52'), 'Resolver 4', 'Resolver 7');
  const altered = edited(rowsOf(number)[6], 'Resolved', 'Active');

  it.each([
    ['an update in between', (row: string, index: number) => (index === 5 ? [inserted, row] : [row])],
    ['an update with other content', (row: string, index: number) => (index === 6 ? [altered] : [row])],
    ['an update less', (row: string, index: number) => (index === 6 ? [] : [row])],
  ])('is reported and not changed: %s', async (_what, change) => {
    await importInto(bench, scratchFile('log.csv', [header, ...rowsOf(number)]));
    const before = await storedHistories(bench);
    const changed = rowsOf(number).flatMap(change);
    const report = await importInto(bench, scratchFile('log.csv', [header, ...changed, ...rowsOf('INC9000005')]));
    expect(report.cases).toEqual({ new: 1, continued: 0, unchanged: 0, conflicting: 1 });
    expect(report.refused).toEqual([
      {
        what: 'contradicts the stored history of its case',
        rows: changed.length,
        lines: changed.map((_, index) => index + 2),
      },
    ]);
    expect((await storedHistories(bench))[number]).toEqual(before[number]);
  });
});

describe('secrets in a log', () => {
  const [row] = rowsOf('INC9000001');
  const lines = [header, edited(row, 'Symptom 1', 'Display black; passcode is 482913')];

  it('are removed before anything is stored, and reported by kind, column and line', async () => {
    const report = await importInto(bench, scratchFile('log.csv', lines));
    expect(report.redacted).toEqual([{ what: 'password in u_symptom', rows: 1, lines: [2] }]);
    const [opened] = (await storedHistories(bench))['INC9000001'];
    expect(opened).toContain('"symptom":"Display black; passcode is [password removed]"');
  });

  it('cause their rows to be refused on request, and are not in the file of refused rows', async () => {
    const {
      refused,
      rows,
      refusedFile = '',
    } = await importInto(bench, scratchFile('log.csv', lines), {
      secrets: 'refuse',
    });
    expect(refused).toEqual([{ what: 'password in u_symptom', rows: 1, lines: [2] }]);
    expect(rows).toMatchObject({ total: 1, refused: 1 });
    expect(readFileSync(refusedFile, 'utf8')).toContain('passcode is [password removed]');
  });

  it('are the same secrets when the file is imported again', async () => {
    const file = scratchFile('log.csv', lines);
    await importInto(bench, file);
    expect((await importInto(bench, file)).cases).toMatchObject({ unchanged: 1, new: 0 });
  });
});

describe('columns that are filled in later', () => {
  it('are not read before the row whose state confirms them', async () => {
    await importInto(bench, sampleFile);
    const places = ['closed_code', 'resolved_by', 'resolved_at', 'closed_at'].map((name) =>
      header.split(',').indexOf(name),
    );
    const poisoned = rows.map((row) => {
      const fields = row.split(',');
      const ended = ['Resolved', 'Closed'].includes(fields[1]) || fields.length < 36;
      return ended ? row : fields.map((field, place) => (places.includes(place) ? 'poison' : field)).join(',');
    });
    expect(poisoned.filter((row) => row.includes('poison')).length).toBeGreaterThan(10);
    const other = { ...bench, store: new MemoryEventStore(), numbers: new CountingNumbers() };
    await importInto(other, scratchFile('log.csv', [header, ...poisoned]));
    expect(await storedHistories(other)).toEqual(await storedHistories(bench));
    expect((await importInto(bench, scratchFile('log.csv', [header, ...poisoned]))).cases.unchanged).toBe(6);
  });
});

describe('a file that is not a ServiceNow log', () => {
  it.each([
    ['lacks columns', ['number,state', '1,2'], /incident_state/],
    ['is empty', [], /empty/],
  ])('is rejected: it %s', async (_what, lines, message) => {
    const importing = importInto(bench, scratchFile('log.csv', lines));
    await expect(importing).rejects.toThrow(ImportError);
    await expect(importing).rejects.toThrow(message);
  });

  it('is rejected: it does not exist', async () => {
    await expect(importInto(bench, '/nowhere/log.csv')).rejects.toThrow(ImportError);
  });

  it('is not overwritten with its own refused rows', async () => {
    await expect(importInto(bench, sampleFile, { refusedFile: sampleFile })).rejects.toThrow(ImportError);
    expect(existsSync(sampleFile)).toBe(true);
  });
});

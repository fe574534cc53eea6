import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mintToken, readSettings, tokenKey } from '#platform';
import { opening } from '../e2e/support/operations.js';
import { runCli } from '../support/run-cli.js';
import { StandaloneProcess } from '../support/standalone-process.js';
import { type KurrentDouble, startKurrentDouble } from './double/index.js';

const sample = path.resolve('test/samples/servicenow-sample.csv');
let scratch: string;
let folder: string;
let double: KurrentDouble;
let service: StandaloneProcess;
let api: string;

const onKurrent = (): Record<string, string> => ({ EVENT_STORE_URL: double.url });

const startService = async (settings: Record<string, string>): Promise<void> => {
  service = new StandaloneProcess(folder, settings);
  api = await service.ready();
};

const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
  const key = tokenKey(readSettings({ CASEFOLD_DATA_DIR: folder }));
  const token = await mintToken({ id: 'agent-7', role: 'engineer', tier: 2 }, key, 600);
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const answer = await fetch(`${api}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
};

const open = `mutation ($input: OpenCaseInput!) {
  openCase(input: $input) { case { number revision } position userErrors { code } }
}`;

interface Opened {
  readonly openCase: { readonly case: { readonly number: string }; readonly position: string };
}

const find = `query ($number: String!, $atLeast: Position) {
  case(number: $number, atLeast: $atLeast) { number status symptom }
}`;

beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'casefold-kurrentdb-'));
  chmodSync(scratch, 0o755);
  folder = path.join(scratch, 'data');
  double = await startKurrentDouble();
});

afterAll(async () => {
  await service?.end('SIGTERM');
  await double.close();
  rmSync(scratch, { recursive: true });
});

describe('Casefold on KurrentDB', () => {
  let number: string;

  it('starts, tells its demo cases, and shows what was written', async () => {
    await startService({ ...onKurrent(), CASEFOLD_DEMO_CASES: '3' });
    const { openCase } = await ask<Opened>(open, { input: opening });
    number = openCase.case.number;
    const found = await ask(find, { number, atLeast: openCase.position });
    expect(found).toEqual({ case: { number, status: expect.any(String), symptom: opening.symptom } });
    const { cases } = await ask<{ cases: { totalCount: number } }>('{ cases(first: 10) { totalCount } }');
    expect(cases.totalCount).toBe(4);
  });

  it('replays a case by the command line while the service runs', async () => {
    const replayed = await runCli(folder, ['replay', '--case', number], onKurrent());
    expect(replayed).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('CaseOpened') });
  });

  it('imports a log, once', async () => {
    const imported = await runCli(folder, ['import', '--format', 'servicenow', '--json', sample], onKurrent());
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(imported.stdout)).toMatchObject({ cases: { new: 5, continued: 1 } });
    const again = await runCli(folder, ['import', '--format', 'servicenow', sample], onKurrent());
    expect(again.stdout).toMatch(/^Cases\n +0 new\n +0 continued\n +6 unchanged\n/);
  });

  it('verifies the log against its seals, and the read models against the log', async () => {
    const log = await runCli(folder, ['verify', 'log', '--json'], onKurrent());
    expect(log).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(log.stdout).broken).toBeUndefined();
    const projections = await runCli(folder, ['projections', 'verify'], onKurrent());
    expect(projections).toMatchObject({ code: 0, stdout: expect.stringContaining('no differences') });
  });

  it('goes on through a restart of the event store', async () => {
    await double.restart();
    const { openCase } = await ask<Opened>(open, { input: { ...opening, deviceSerial: 'SN-1002' } });
    const after = await ask(find, { number: openCase.case.number, atLeast: openCase.position });
    expect(after).toMatchObject({ case: { number: openCase.case.number } });
  });

  it('stops in good order, and starts again where it was', async () => {
    expect(await service.end('SIGTERM')).toBe(0);
    expect(service.stderr).toBe('');
    await startService(onKurrent());
    expect(await ask(find, { number })).toMatchObject({ case: { number } });
    expect(await service.end('SIGTERM')).toBe(0);
  });

  it('begins no second log where the event store is forgotten', async () => {
    const forgetful = new StandaloneProcess(folder);
    expect(await forgetful.exited).toBe(1);
    expect(forgetful.stderr).toBe(
      'The log of this database is in KurrentDB: set EVENT_STORE_URL, for this program and all others on the database.\n',
    );
  });

  it('says in one sentence why the event store can not be used', async () => {
    const wrong = new StandaloneProcess(folder, { EVENT_STORE_URL: 'kurrentdb://admin:secret@127.0.0.1:1?tsl=false' });
    expect(await wrong.exited).toBe(1);
    expect(wrong.stderr).toBe('KurrentDB connection strings have no option "tsl".\n');
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { caseShapes } from '#cases';
import { customerShapes } from '#customers';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { Desk } from './make/desk.js';
import { dumpDatabase } from './make/dump-database.js';
import { firstDays, importIncidents } from './make/first-days.js';
import { afterTheWorkerStopped, lastDay, letWaitsBeOver } from './make/last-day.js';
import { whatWasWritten } from './make/what-was-written.js';
import {
  type About,
  aboutFile,
  commandsFile,
  copyDataFolder,
  dataFolder,
  dumpFile,
  importedFile,
  mutationsFile,
} from './support/fixture.js';
import { StoppedClock } from './support/stopped-clock.js';

const begin = '2026-06-01T09:00:00.000Z';

const folder = process.env['CASEFOLD_UPGRADE_FIXTURE'] ?? '';
let database: TestDatabase;
let dataDir: string;
let desk: Desk;

beforeAll(async () => {
  if (!folder) throw new Error('Run test/upgrade/make-dump.mjs');
  await mkdir(folder, { recursive: true });
  database = await createTestDatabase();
  dataDir = await mkdtemp(path.join(tmpdir(), 'casefold-upgrade-'));
  desk = new Desk(database.url, dataDir, new StoppedClock(begin));
});

afterAll(async () => {
  await desk.close();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

it('writes a database that contains every event type', async () => {
  const product = await desk.open(true);
  await importIncidents(database.url, dataDir, path.join(folder, importedFile));
  await firstDays(desk, product);
  await lastDay(desk, product);
  await desk.close();
  const api = await desk.open(false);
  await afterTheWorkerStopped(desk);
  await letWaitsBeOver(api);
  await keep(api.pool);
  await copyDataFolder(dataDir, path.join(folder, dataFolder));
}, 300_000);

const keep = async (pool: Pool): Promise<void> => {
  const { events, rows, commands, mutations } = await whatWasWritten(pool, desk);
  const numbers = ['CaseNumberBlockAllotted'];
  expect(Object.keys(events)).toEqual([...Object.keys({ ...caseShapes, ...customerShapes }), ...numbers].sort());
  const about: About = { now: desk.clock.now(), cases: desk.cases, events, rows };
  await dumpDatabase(pool, path.join(folder, dumpFile));
  await writeFile(path.join(folder, aboutFile), `${JSON.stringify(about, null, 2)}\n`);
  await writeFile(path.join(folder, commandsFile), linesOf(commands));
  await writeFile(path.join(folder, mutationsFile), linesOf(mutations));
};

const linesOf = (entries: readonly object[]): string => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');

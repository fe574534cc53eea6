import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PoolClient } from 'pg';
import { instantOf } from '#kernel';
import {
  type LogVerification,
  PublishedSeals,
  Sealer,
  SealingFault,
  SealKey,
  sealStatus,
  SealTable,
  verifyLog,
} from '#seals';
import { AccessRecords, accessSeals } from './access-records.js';
import { aRead, type AccessGround, openAccessGround } from './testing/access-ground.js';

const [entriesPerSeal, seals] = [4, 3];
const sealed = entriesPerSeal * seals;
const unsealed = 2;

let ground: AccessGround;
let folder: string;
let key: SealKey;

beforeAll(async () => {
  ground = await openAccessGround();
  folder = await mkdtemp(path.join(tmpdir(), 'casefold-access-'));
  key = await SealKey.open(path.join(folder, 'seal-key.pem'));
  const sealer = await newSealer();
  for (let seal = 0; seal < seals; seal += 1) {
    await record(entriesPerSeal);
    expect(await sealer.round(new AbortController().signal)).toBe(true);
  }
  await record(unsealed);
});
afterAll(async () => {
  await ground.close();
  await rm(folder, { recursive: true });
});

const publishedFile = () => path.join(folder, 'access-seals.ndjson');

const newSealer = async () =>
  new Sealer({
    store: new AccessRecords(ground.pool),
    seals: new SealTable(ground.pool, accessSeals.seals),
    fault: new SealingFault(ground.pool, accessSeals.fault),
    key,
    published: await PublishedSeals.open(publishedFile()),
    now: () => instantOf(Date.now()),
    logger: { error: () => undefined },
  });

const record = async (entries: number) => {
  const log = ground.open();
  for (let n = 0; n < entries; n += 1) log.read(aRead({ subject: `customer-C-${n}`, correlationId: `c-${n}` }));
  await log.close();
};

/** As `pg` wants its pool: all statements on the one connection that holds the transaction. */
const poolOf = (client: PoolClient) => client as unknown as AccessGround['pool'];

const verify = (pool: AccessGround['pool'] = ground.pool): Promise<LogVerification> =>
  verifyLog({
    store: new AccessRecords(pool),
    seals: new SealTable(pool, accessSeals.seals),
    trusted: key.trusted,
    published: publishedFile(),
  });

/** What is found where somebody with all rights, whom no trigger stops, runs this; undone again. */
const foundAfter = async (...statements: readonly string[]) => {
  const client = await ground.pool.connect();
  try {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    for (const statement of statements) await client.query(statement);
    return (await verify(poolOf(client))).broken;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
};

describe('the sealed access log', () => {
  it('is what was sealed, and says how much is not sealed yet', async () => {
    expect(await verify()).toMatchObject({
      broken: undefined,
      events: sealed + unsealed,
      seals,
      unsealed: { events: unsealed, after: String(sealed) },
    });
    expect(await sealStatus(ground.pool, new AccessRecords(ground.pool), accessSeals)).toMatchObject({
      last: { number: seals, through: String(sealed) },
      unsealedEvents: unsealed,
    });
  });

  const table = 'runtime.access_log';
  const columns = 'id, at, recorded_at, actor, role, operation, subject, fields, correlation_id';
  const copyOf = (id: number, as: number) =>
    `INSERT INTO ${table} (${columns}) SELECT ${as}, ${columns.slice(4)} FROM ${table} WHERE id = ${id}`;

  it.each([
    ['at', "at + interval '1 millisecond'"],
    ['at', "'infinity'"],
    ['recorded_at', "recorded_at - interval '1 millisecond'"],
    ['actor', "'nobody'"],
    ['role', "'engineer'"],
    ['operation', "'cases'"],
    ['subject', "'customer-C-9'"],
    ['fields', "'{Case.contact}'"],
    ['fields', "'{Case.symptom,Case.contact}'"],
    ['fields', "'[2:3]={Case.contact,Case.symptom}'"],
    ['correlation_id', "''"],
  ])('shows where %s was changed to %s', async (column, value) => {
    for (const id of [1, 6, sealed]) {
      const change = `UPDATE ${table} SET ${column} = ${value} WHERE id = ${id}`;
      expect(await foundAfter(change)).toMatchObject({ fault: 'changed', position: String(id) });
    }
  });

  it.each([1, 6, sealed])('shows that entry %d is missing', async (id) => {
    const found = await foundAfter(`DELETE FROM ${table} WHERE id = ${id}`);
    expect(found).toMatchObject({
      ...{ fault: 'missing', position: String(id), seal: Math.ceil(id / entriesPerSeal) },
      reason: `The record at position ${id} is missing.`,
    });
  });

  it('shows that an entry is missing where the gap was closed', async () => {
    const close = [`UPDATE ${table} SET id = -id WHERE id > 6`, `UPDATE ${table} SET id = -id - 1 WHERE id < 0`];
    const found = await foundAfter(`DELETE FROM ${table} WHERE id = 6`, ...close);
    expect(found).toMatchObject({ position: '6', seal: 2 });
  });

  it('shows that an entry is missing that no seal covers yet', async () => {
    const found = await foundAfter(`DELETE FROM ${table} WHERE id = ${sealed + 1}`);
    expect(found).toMatchObject({ fault: 'missing', position: String(sealed + 1) });
  });

  it('shows that everything is missing', async () => {
    expect(await foundAfter(`DELETE FROM ${table}`)).toMatchObject({ fault: 'missing', position: '1' });
  });

  it('shows that two entries have changed places', async () => {
    const found = await foundAfter(
      ...[`UPDATE ${table} SET id = -5 WHERE id = 5`, `UPDATE ${table} SET id = 5 WHERE id = 7`],
      `UPDATE ${table} SET id = 7 WHERE id = -5`,
    );
    expect(found).toMatchObject({ fault: 'changed', position: '5' });
  });

  it('shows an entry that was inserted between others', async () => {
    const found = await foundAfter(
      ...[`UPDATE ${table} SET id = -id WHERE id > 5`, `UPDATE ${table} SET id = -id + 1 WHERE id < 0`],
      copyOf(5, 6),
    );
    expect(found).toMatchObject({ position: '6', seal: 2 });
  });

  it.each([0, -1, -(2 ** 62)])('shows an entry that was inserted at %d, where none can be', async (id) => {
    expect(await foundAfter(copyOf(5, id))).toMatchObject({ fault: 'added', position: String(id) });
  });

  it.each([
    ['missing', `DELETE FROM ${accessSeals.seals} WHERE number = 2`, 2],
    ['missing at the end', `DELETE FROM ${accessSeals.seals} WHERE number = 3`, 3],
    ['not what was signed', `UPDATE ${accessSeals.seals} SET events = events - 1 WHERE number = 2`, 2],
  ])('shows that a seal is %s', async (_what, change, seal) => {
    expect(await foundAfter(change)).toMatchObject({ kind: 'seal', seal });
  });

  it('is sealed no further where it is broken', async () => {
    await ground.pool.query('ALTER TABLE runtime.access_log DISABLE TRIGGER USER');
    await ground.pool.query(`UPDATE ${table} SET actor = 'nobody' WHERE id = ${sealed}`);
    expect(await (await newSealer()).round(new AbortController().signal)).toBe(false);
    const { fault } = await sealStatus(ground.pool, new AccessRecords(ground.pool), accessSeals);
    expect(fault).toBe(`The record at position ${sealed} differs from what was sealed.`);
  });
});

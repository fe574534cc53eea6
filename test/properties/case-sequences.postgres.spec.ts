import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandsOn } from '../../libs/product/src/testing/commands-on.js';
import { type Coverage, proveSequences, seed, type Subject, usualSequences } from './case-sequences.js';
import { openPostgresGround, type PostgresGround } from './postgres-ground.js';
import { differencesFromRebuild, startReadModels } from './read-models.js';

let ground: PostgresGround;
let subject: Subject;
let readModels: Awaited<ReturnType<typeof startReadModels>>;

beforeAll(async () => {
  ground = await openPostgresGround();
  subject = { ...ground, send: await commandsOn(ground) };
  readModels = await startReadModels(ground);
});

afterAll(async () => {
  await readModels.stop();
  await ground.close();
});

describe(`${usualSequences} random sequences of commands (CASEFOLD_SEED=${seed}) on Postgres`, () => {
  it('have the outcomes of the model, and leave read models that equal a rebuild from zero', async () => {
    const { sequences }: Coverage = await proveSequences(async () => subject);
    expect(sequences).toBe(usualSequences);
    await readModels.caughtUp();
    expect(await differencesFromRebuild(ground)).toEqual([]);
    const { rows } = await ground.pool.query('SELECT count(*)::int AS cases FROM read.case_list_v1');
    expect(rows[0].cases).toBeGreaterThan(usualSequences);
  }, 600_000);
});

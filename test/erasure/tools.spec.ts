import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedCertificate } from '#erasure';
import { createTestDatabase, type TestDatabase } from '#database/testing';
import { findInSchema } from '../privacy/find-in-schema.js';
import { runCli } from '../support/run-cli.js';
import { PrivacyDesk } from './support/privacy-desk.js';

const marker = `Marker${randomBytes(10).toString('hex')}`;

let folder: string;
let database: TestDatabase;
let restored: TestDatabase;

const inFolder = (name: string): string => path.join(folder, name);
const casefold = (args: readonly string[], { url } = database) => runCli(folder, args, { DATABASE_URL: url });

const output = async (args: readonly string[], on = database): Promise<string> => {
  const { code, stdout, stderr } = await casefold(args, on);
  if (code !== 0) throw new Error(`casefold ${args.join(' ')} ended with ${code}: ${stderr}`);
  return stdout;
};

interface ListedKey {
  readonly id: string;
  readonly secrets: number;
  readonly isCurrent: boolean;
}
const keys = async () => JSON.parse(await output(['keys', 'list', '--json'])) as readonly ListedKey[];

const atDesk = async <Result>(work: (desk: PrivacyDesk) => Promise<Result>, { url } = database): Promise<Result> => {
  const desk = await PrivacyDesk.open(url, folder);
  return work(desk).finally(() => desk.close());
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'casefold-tools-'));
  [database, restored] = [await createTestDatabase(), await createTestDatabase()];
  await atDesk(async (desk) => {
    await desk.register('C-1', marker);
    await desk.openCase(marker, 'C-1');
  });
});

afterAll(async () => {
  await Promise.all([database.drop(), restored.drop()]);
  await rm(folder, { recursive: true });
});

describe('the tools for keys', () => {
  it('rotate the master key, and take the former one away once nothing is under it', async () => {
    const [former] = await keys();
    expect(former).toMatchObject({ isCurrent: true });
    expect(await output(['keys', 'rotate'])).toContain(`Made a new master key: ${former.secrets} keys are now wrapped`);
    const [current] = (await keys()).filter(({ isCurrent }) => isCurrent);
    expect(current.secrets).toBe(former.secrets);
    expect(await casefold(['keys', 'remove', current.id])).toMatchObject({ code: 1 });
    expect(await output(['keys', 'remove', former.id])).toBe(`Removed the master key ${former.id}.\n`);
    expect(await keys()).toEqual([current]);
    await atDesk(async (desk) => {
      await desk.caughtUp();
      expect(await findInSchema(desk.ground.pool, 'read', marker)).not.toEqual([]);
    });
  });
});

describe('the tools for erasures', () => {
  it('show how far they are, and a certificate that can be verified', async () => {
    await output(['backup', inFolder('log-before'), '--keys', inFolder('keys-before')]);
    const id = await atDesk(async (desk) => {
      await desk.requestErasure('C-1');
      await desk.eraseAll();
      return (await desk.erasures('C-1'))[0].id;
    });
    expect(await output(['erasures', 'list'])).toMatch(new RegExp(`${id} +C-1 +p-1 .* done `));
    const certificate = await output(['erasures', 'certificate', id]);
    await writeFile(inFolder('certificate.json'), certificate);
    expect(await output(['erasures', 'verify', inFolder('certificate.json')])).toContain(
      'Genuine: personal data of C-1 were erased',
    );
    const forged: SignedCertificate = {
      ...(JSON.parse(certificate) as SignedCertificate),
      requestedBy: 'someone else',
    };
    await writeFile(inFolder('forged.json'), JSON.stringify(forged));
    expect(await casefold(['erasures', 'verify', inFolder('forged.json')])).toMatchObject({ code: 1 });
    expect(await casefold(['erasures', 'certificate', 'no-id'])).toMatchObject({ code: 1 });
  });

  it('ask again for those that a restore with older keys has undone', async () => {
    await output(['backup', inFolder('log-after'), '--keys', inFolder('keys-after')]);
    await output(['restore', inFolder('log-before'), '--keys', inFolder('keys-before')], restored);
    const reapply = ['erasures', 'reapply', '--keys', inFolder('keys-after')];
    expect(await output(reapply, restored)).toContain('Requested 1 erasures.');
    await atDesk(async (desk) => {
      await desk.eraseAll();
      await desk.caughtUp();
      expect(await findInSchema(desk.ground.pool, 'read', marker)).toEqual([]);
    }, restored);
    expect(await output(reapply, restored)).toContain('Requested 0 erasures.');
  });
});

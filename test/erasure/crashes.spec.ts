import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPool } from '#database';
import { isGenuine } from '#erasure';
import { collect } from '#event-store';
import { crashingPool, type CrashPoint } from '#processes/testing';
import { findInSchema } from '../privacy/find-in-schema.js';
import { someOf } from '../support/effort.js';
import { PrivacyDesk } from './support/privacy-desk.js';

let desk: PrivacyDesk;

beforeAll(async () => {
  desk = await PrivacyDesk.openAlone();
});

afterAll(() => desk.close());

let customers = 0;

/** A customer with a case, whose erasure is asked for. */
const asked = async () => {
  const customerId = `K-${(customers += 1)}`;
  const marker = `Marker${randomBytes(10).toString('hex')}`;
  await desk.register(customerId, marker);
  const stream = await desk.openCase(marker, customerId);
  await desk.requestErasure(customerId, marker);
  return { customerId, marker, stream };
};

/** Erases as a worker that dies at this point, if it comes that far. Gives the statements that it sent. */
const eraseUntilDeath = async (point?: CrashPoint): Promise<number> => {
  const own = createPool(desk.ground.url, { applicationName: 'spec', max: 8, reportError: () => undefined });
  const { pool, statements, died } = crashingPool(own, point);
  try {
    await Promise.race([desk.eraseAll(desk.work({ pool })).catch(() => undefined), died]);
  } finally {
    await own.end().catch(() => undefined);
  }
  return statements();
};

const eventsNamed = async (stream: string, type: string): Promise<number> =>
  (await collect(desk.ground.store.readStream(stream))).filter((event) => event.type === type).length;

describe('a worker that is killed while it erases', () => {
  it('at any statement, before or after that took effect, leaves what the next one brings to its end, once', async () => {
    await asked();
    const statements = await eraseUntilDeath();
    expect(statements).toBeGreaterThan(20);
    const all = Array.from({ length: statements }, (_, nth) => nth + 1);
    for (const statement of someOf(all, { atLeast: 4 })) {
      const { customerId, marker, stream } = await asked();
      await eraseUntilDeath({ statement, when: statement % 2 ? 'before' : 'after' });
      await desk.eraseAll();
      await desk.caughtUp();
      const [{ certificate, failures }] = await desk.erasures(customerId);
      expect({ statement, failures }).toEqual({ statement, failures: 0 });
      expect(certificate && isGenuine(certificate, desk.signingKey.trusted)).toBe(true);
      expect(await eventsNamed(stream, 'CaseDataErased')).toBe(1);
      expect(await eventsNamed(`customer-${customerId}`, 'PersonalDataErased')).toBe(1);
      expect(await findInSchema(desk.ground.pool, 'read', marker)).toEqual([]);
    }
  });
});

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AddNote, caseCodec, LinkCustomer } from '#cases';
import { isGenuine } from '#erasure';
import { collect } from '#event-store';
import { comparePositions, Refusal } from '#kernel';
import { until } from '../../libs/processes/src/testing/process-database.js';
import { findInSchema } from '../privacy/find-in-schema.js';
import { differencesFromRebuild } from '../properties/read-models.js';
import { agent, PrivacyDesk } from './support/privacy-desk.js';

let desk: PrivacyDesk;

beforeAll(async () => {
  desk = await PrivacyDesk.openAlone();
});

afterAll(() => desk.close());

const newMarker = (): string => `Marker${randomBytes(10).toString('hex')}`;

const placesOf = async (marker: string): Promise<readonly string[]> => {
  await desk.caughtUp();
  const schemas = ['log', 'runtime', 'read'];
  return (await Promise.all(schemas.map((schema) => findInSchema(desk.ground.pool, schema, marker)))).flat();
};

const typesOf = async (stream: string): Promise<readonly string[]> =>
  (await collect(desk.ground.store.readStream(stream))).map(({ type }) => type);

const only = async (customerId: string) => {
  const [erasure] = await desk.erasures(customerId);
  return erasure;
};

describe('F37: an erasure', () => {
  it('leaves nothing of a customer, and all of others, and a certificate that says so', async () => {
    const [marker, kept] = [newMarker(), newMarker()];
    await desk.register('C-1', marker);
    await desk.register('C-2', kept);
    const stream = await desk.openCase(marker, 'C-1');
    await desk.openCase(kept, 'C-2');
    expect(await placesOf(marker)).not.toEqual([]);
    await desk.requestErasure('C-1', marker);
    await desk.eraseAll();
    expect(await placesOf(marker)).toEqual([]);
    expect(await placesOf(kept)).not.toEqual([]);
    expect(await differencesFromRebuild(desk.ground)).toEqual([]);

    const { certificate, progress } = await only('C-1');
    if (!certificate) throw new Error('There is no certificate');
    expect(certificate).toMatchObject({
      customerId: 'C-1',
      requestedBy: 'p-1',
      subjects: [stream, 'customer-C-1'],
      through: progress.through,
      unreadable: {
        CaseOpened: { events: 1, fields: 3 },
        NoteAdded: { events: 1, fields: 1 },
        CustomerRegistered: { events: 1, fields: 4 },
        ErasureRequested: { events: 1, fields: 1 },
      },
      keys: { destroyed: 1, wrappedUnder: [expect.any(String)] },
    });
    const { trusted } = desk.signingKey;
    expect(isGenuine(certificate, trusted)).toBe(true);
    expect(isGenuine({ ...certificate, through: '1' }, trusted)).toBe(false);
    expect(await typesOf(stream)).toEqual(['CaseOpened', 'NoteAdded', 'CaseDataErased']);
  });

  it('takes what a guest wrote before the case was linked, and what merged records held, over any number of steps', async () => {
    const marker = newMarker();
    for (const id of ['M-1', 'M-2', 'M-3']) await desk.register(id, marker);
    const guest = await desk.openCase(marker);
    await desk.act(agent, LinkCustomer, guest, { customerId: 'M-3' });
    await desk.act(agent, AddNote, guest, { body: marker, visibility: 'customer' });
    await desk.openCase(marker, 'M-1');
    await desk.merge('M-1', 'M-2');
    await desk.merge('M-2', 'M-3');
    await desk.requestErasure('M-3');
    await desk.eraseAll();
    expect(await placesOf(marker)).toEqual([]);
    expect((await only('M-3')).certificate?.subjects).toEqual(
      expect.arrayContaining([guest, 'customer-M-1', 'customer-M-2', 'customer-M-3']),
    );
    expect(await differencesFromRebuild(desk.ground)).toEqual([]);
  });

  it('of one who has no case, or whom nobody registered, comes to its end all the same', async () => {
    const marker = newMarker();
    await desk.register('N-1', marker);
    const stream = await desk.openCase(marker, 'N-2');
    await desk.requestErasure('N-1');
    await desk.requestErasure('N-2');
    await desk.requestErasure('N-3');
    await desk.eraseAll();
    expect(await placesOf(marker)).toEqual([]);
    expect((await only('N-2')).certificate?.subjects).toEqual([stream, 'customer-N-2']);
    expect((await only('N-3')).certificate?.subjects).toEqual(['customer-N-3']);
  });

  it('takes again what was written since the last one, which can be read until then', async () => {
    const [first, second] = [newMarker(), newMarker()];
    const stream = await desk.openCase(first, 'S-1');
    await desk.requestErasure('S-1');
    await desk.eraseAll();
    await desk.act(agent, AddNote, stream, { body: second, visibility: 'internal' });
    const later = await desk.openCase(second, 'S-1');
    expect(await placesOf(second)).not.toEqual([]);
    await desk.requestErasure('S-1');
    await desk.eraseAll();
    expect(await placesOf(second)).toEqual([]);
    const [last, before] = await desk.erasures('S-1');
    expect(last.certificate?.subjects).toEqual([stream, later, 'customer-S-1'].sort());
    expect(last.certificate?.unreadable).not.toEqual(before.certificate?.unreadable);
    expect(await typesOf(stream)).toEqual(['CaseOpened', 'NoteAdded', 'CaseDataErased', 'NoteAdded', 'CaseDataErased']);
  });

  it('of several at once, of one person too, disturbs nobody who writes about others', async () => {
    const markers = Array.from({ length: 12 }, newMarker);
    const streams = await Promise.all(markers.map((marker, nth) => desk.openCase(marker, `A-${nth}`)));
    await desk.register('A-0', markers[0]);
    await desk.register('A-1', markers[1]);
    await desk.requestErasure('A-1');
    await desk.merge('A-2', 'A-0').catch(() => undefined); // nobody registered A-2
    await Promise.all(markers.slice(0, 6).map((_, nth) => desk.requestErasure(`A-${nth}`)));
    const writing = Promise.all(
      streams
        .slice(6)
        .map((stream, nth) => desk.act(agent, AddNote, stream, { body: markers[nth + 6], visibility: 'internal' })),
    );
    await Promise.all([desk.eraseAll(), desk.eraseAll(), writing]);
    for (const [nth, marker] of markers.entries()) expect((await placesOf(marker)).length > 0).toBe(nth >= 6);
    expect(await differencesFromRebuild(desk.ground)).toEqual([]);
  });

  it('refuses what is written meanwhile, and nothing that was accepted is unreadable by accident', async () => {
    const stream = await desk.openCase(newMarker(), 'L-1');
    const accepted = new Map<string, string>();
    const refusals = new Set<string>();
    const stop = new AbortController();
    const write = async (writer: number): Promise<void> => {
      for (let nth = 0; !stop.signal.aborted; nth += 1) {
        const body = `${writer}-${nth}`;
        const sent = desk.act(agent, AddNote, stream, { body, visibility: 'internal' });
        await sent
          .then(({ position }) => accepted.set(position, body))
          .catch((error: unknown) => {
            // The database is gone, say: trying on would keep this process from anything else.
            if (!(error instanceof Refusal)) throw error;
            refusals.add(error.code);
          });
      }
    };
    const writing = Promise.all([0, 1, 2, 3].map(write));
    await desk.requestErasure('L-1');
    await desk.eraseAll(desk.work({ quietMilliseconds: 500 }));
    const { through = '' } = (await only('L-1')).progress;
    const isLater = (position: string) => comparePositions(position, through) > 0;
    await until('writing goes on', () => [...accepted.keys()].filter(isLater).length > 20).finally(() => stop.abort());
    await writing;

    expect([...refusals]).toEqual(['PERSONAL_DATA_BEING_ERASED']);
    expect([...accepted.keys()].filter((position) => !isLater(position)).length).toBeGreaterThan(0);
    const stored = await collect(desk.ground.store.readStream(stream));
    const notes = (await caseCodec(desk.ground.keys).decode(stored)).filter(({ type }) => type === 'NoteAdded');
    for (const { data, envelope } of notes.slice(1)) {
      const { body } = data as { body?: string };
      expect(body).toBe(isLater(envelope.position) ? accepted.get(envelope.position) : undefined);
    }
    expect(await differencesFromRebuild(desk.ground)).toEqual([]);
  });

  it('reaches tables that rebuilds left behind, and those of other releases', async () => {
    const [marker, kept] = [newMarker(), newMarker()];
    const [stream, other] = [await desk.openCase(marker, 'R-1'), await desk.openCase(kept, 'R-2')];
    const { pool } = desk.ground;
    await desk.caughtUp();
    await pool.query('CREATE TABLE read.case_details_v1_g99 AS SELECT * FROM read.case_details_v1');
    await pool.query(`
      CREATE TABLE read.escalation_board_v1_g1 (case_id uuid PRIMARY KEY, reason text);
      INSERT INTO read.projection_tables VALUES ('escalation_board_v1', 'escalation-board', 1)`);
    await pool.query(
      `INSERT INTO read.escalation_board_v1_g1
       SELECT substr(stream, 6)::uuid, text
       FROM (VALUES ($1, $2), ($3, $4)) AS waiting (stream, text)`,
      [stream, marker, other, kept],
    );
    expect(await placesOf(marker)).toEqual(
      expect.arrayContaining(['read.case_details_v1_g99.view', 'read.escalation_board_v1_g1.reason']),
    );
    await desk.requestErasure('R-1');
    await desk.eraseAll();
    expect(await placesOf(marker)).toEqual([]);
    expect(await placesOf(kept)).toContain('read.escalation_board_v1_g1.reason');
    expect((await only('R-1')).certificate?.cleaned).toMatchObject({ 'read models of other releases': 1 });
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aRead, type AccessGround, openAccessGround } from './testing/access-ground.js';

describe('the access log', () => {
  let ground: AccessGround;
  beforeEach(async () => {
    ground = await openAccessGround();
  });
  afterEach(() => ground.close());

  const stored = async (count: number) => {
    for (;;) {
      const rows = await ground.rows();
      if (rows.length >= count) return rows;
    }
  };

  it('says who was shown which fields of whom', async () => {
    const log = ground.open();
    log.read(aRead());
    expect(await stored(1)).toEqual([
      {
        id: '1',
        at: expect.stringMatching(/^2/),
        recorded_at: expect.stringMatching(/^2/),
        actor: 'agent-1',
        role: 'agent',
        operation: 'case',
        subject: 'customer-C-1',
        fields: ['Case.contact', 'Case.symptom'],
        correlation_id: 'c-1',
      },
    ]);
    await log.close();
  });

  it('numbers entries without gaps, in their order, however many processes write', async () => {
    const logs = Array.from({ length: 4 }, () => ground.open());
    for (let n = 0; n < 2_500; n += 1) logs[n % 4].read(aRead({ correlationId: `${n % 4}:${n}` }));
    await Promise.all(logs.map((log) => log.close()));
    const rows = await ground.rows();
    expect(rows.map(({ id }) => Number(id))).toEqual(Array.from({ length: 2_500 }, (_, n) => n + 1));
    const ofTheFirst = rows.map(({ correlation_id: id }) => String(id)).filter((id) => id.startsWith('0:'));
    expect(ofTheFirst.map((id) => Number(id.slice(2)))).toEqual(Array.from({ length: 625 }, (_, n) => n * 4));
  });

  it('writes one statement for all that comes within a moment', async () => {
    let statements = 0;
    const query = ((...args: Parameters<typeof ground.pool.query>) => {
      statements += 1;
      return ground.pool.query(...args);
    }) as typeof ground.pool.query;
    const log = ground.open({ pool: { query } });
    for (let n = 0; n < 500; n += 1) log.read(aRead());
    await log.close();
    expect([statements, (await ground.rows()).length]).toEqual([1, 500]);
  });

  it('stores ids that are no text as such', async () => {
    const log = ground.open();
    log.read(aRead({ actor: { id: 'a\0b\uD800', role: 'agent' } }));
    await log.close();
    expect(await ground.rows()).toMatchObject([{ actor: 'a\uFFFDb\uFFFD' }]);
  });

  describe('while the database does not take it', () => {
    const failing = (isDown: () => boolean) => ({
      query: ((...args: Parameters<typeof ground.pool.query>) =>
        isDown() ? Promise.reject(new Error('down')) : ground.pool.query(...args)) as typeof ground.pool.query,
    });

    it('keeps everything, says that no more can be recorded when memory is full, and loses nothing', async () => {
      let isDown = true;
      const log = ground.open({ pool: failing(() => isDown) });
      for (let n = 0; n < 9_999; n += 1) log.read(aRead());
      expect(log.canRecord).toBe(true);
      log.read(aRead());
      expect(log.canRecord).toBe(false);
      log.read(aRead()); // was shown already
      log.refused({ operation: 'case', code: 'UNAUTHENTICATED' });
      isDown = false;
      await stored(10_001);
      expect(log.canRecord).toBe(true);
      await log.close();
      const { rows } = await ground.pool.query('SELECT attempts FROM runtime.refused_attempts');
      expect(rows).toEqual([{ attempts: 1 }]);
    });

    it('says what is lost when it has to close', async () => {
      const log = ground.open({ pool: failing(() => true) });
      log.read(aRead());
      await log.close();
      expect(ground.told.at(-1)).toBe('access log entries were lost: the database did not accept them');
      expect(await ground.registry.metrics()).toMatch(/^casefold_access_log_waiting_entries 1$/m);
    });
  });

  it.each([
    'UPDATE runtime.access_log SET actor = $$nobody$$',
    'DELETE FROM runtime.access_log',
    'TRUNCATE runtime.access_log',
  ])('lets nobody change what it has: %s', async (sql) => {
    const log = ground.open();
    log.read(aRead());
    await log.close();
    await expect(ground.pool.query(sql)).rejects.toThrow('The access log only grows.');
    expect(await ground.rows()).toHaveLength(1);
  });

  it('counts refused attempts by actor, operation, code and minute', async () => {
    const logs = [ground.open(), ground.open()];
    for (const log of logs) {
      for (let n = 0; n < 3; n += 1) {
        log.refused({ actor: { id: 'agent-1', role: 'agent' }, operation: 'erasePersonalData', code: 'FORBIDDEN' });
        log.refused({ operation: `case${n}`, code: 'UNAUTHENTICATED' });
      }
      await log.close();
    }
    const { rows } = await ground.pool.query(
      'SELECT actor, role, operation, code, sum(attempts)::integer AS attempts FROM runtime.refused_attempts GROUP BY 1, 2, 3, 4 ORDER BY 1',
    );
    expect(rows).toEqual([
      { actor: '', role: '', operation: '', code: 'UNAUTHENTICATED', attempts: 6 },
      { actor: 'agent-1', role: 'agent', operation: 'erasePersonalData', code: 'FORBIDDEN', attempts: 6 },
    ]);
  });
});

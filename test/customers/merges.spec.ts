import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { CaseReader } from '#cases';
import { CustomerCommands, CustomerReader, MergedRecords, RelinkCases } from '#customers';
import { createDataSource } from '#database';
import { instantOf, Refusal } from '#kernel';
import { enrol } from '#processes';
import { product } from '#product';
import { NoSnapshots } from '#snapshots';
import { MergeCustomerHandler } from '../../libs/contexts/customers/src/use-cases/merge-customer/merge-customer.handler.js';
import { PostgresMergeLocks } from '../../libs/contexts/customers/src/customer/merge-locks/postgres-merge-locks.js';
import { commandsOn } from '../../libs/product/src/testing/commands-on.js';
import { startWorks, until } from '#processes/testing';
import { processesOn } from '../processes/processes-on.js';
import { openPostgresGround, type PostgresGround } from '../properties/postgres-ground.js';
import { differencesFromRebuild, startReadModels } from '../properties/read-models.js';
import { CustomerDesk, merge } from './customer-desk.js';

let ground: PostgresGround;
let dataSource: DataSource;
let desk: CustomerDesk;
let readModels: Awaited<ReturnType<typeof startReadModels>>;
let customers: CustomerReader;
let cases: CaseReader;

beforeAll(async () => {
  ground = await openPostgresGround();
  await enrol(ground.pool, ground.store, product.processes);
  dataSource = await createDataSource(ground.url, {
    applicationName: 'spec',
    max: 2,
    reportError: () => undefined,
    entities: [],
    migrations: [],
  });
  desk = new CustomerDesk(await commandsOn(ground));
  readModels = await startReadModels(ground);
  customers = new CustomerReader(ground.store, ground.keys, new NoSnapshots());
  cases = new CaseReader(ground.store, ground.keys, new NoSnapshots());
}, 60_000);

afterAll(async () => {
  await readModels.stop();
  await dataSource.destroy();
  await ground.close();
});

/** The handler of merges in a replica of the service. */
const replica = (): MergeCustomerHandler =>
  new MergeCustomerHandler(
    new CustomerCommands(ground.store, ground.keys, new NoSnapshots()),
    new CustomerReader(ground.store, ground.keys, new NoSnapshots()),
    new PostgresMergeLocks(ground.pool),
  );

describe('merges', () => {
  it('never form a cycle, even if replicas merge the same records in both directions at once', async () => {
    const ids = Array.from({ length: 6 }, (_, nth) => `circle-${nth}`);
    await desk.register(...ids);
    const replicas = [replica(), replica(), replica()];
    const attempts = ids.flatMap((id) => ids.filter((into) => into !== id).map((into) => merge(id, into)));
    const outcomes = await Promise.allSettled(
      attempts.map((attempt, nth) => replicas[nth % replicas.length].execute(attempt)),
    );
    const faults = outcomes.filter(({ status, ...rest }) => status === 'rejected' && !isRefusal(rest));
    expect(faults).toEqual([]);
    const views = await Promise.all(ids.map((id) => customers.view(id)));
    expect(views.filter((view) => view?.mergedInto === undefined)).toHaveLength(1);
    const into = new Map(views.map((view) => [view?.id, view?.mergedInto]));
    for (const id of ids) {
      const path = [id];
      for (let next = into.get(id); next !== undefined; next = into.get(next)) {
        expect(path).not.toContain(next);
        path.push(next);
      }
    }
  });

  it('move the cases too, over any number of merges, including those opened later under an old id', async () => {
    await desk.register('first', 'second', 'third');
    const ids = [await desk.openedBy('first'), await desk.openedBy('second'), await desk.openedBy('third')];
    await desk.send(merge('first', 'second'));
    await desk.send(merge('second', 'third'));
    const clock = { now: () => instantOf(Date.now()) };
    const parts = {
      pool: ground.pool,
      clock,
      send: desk.send,
      reportError: (error: unknown) => process.stderr.write(String(error)),
    };
    const sending = processesOn(ground, { clock, send: desk.send, outbound: { send: async () => undefined } });
    const { stop } = startWorks([...sending, new RelinkCases(parts)]);
    const owners = async () => Promise.all(ids.map(async (id) => (await cases.view(id))?.customerId));
    await until('all cases belong to the third record', async () =>
      (await owners()).every((owner) => owner === 'third'),
    );
    ids.push(await desk.openedBy('first'));
    await until('so does the late one', async () => (await owners()).every((owner) => owner === 'third'));
    await until('the survivors know', async () => {
      const known = await Promise.all([customers.view('second'), customers.view('third')]);
      return known.every((view) => view?.absorbed.length === 1);
    }).finally(stop);
    await readModels.caughtUp();
    const own = new MergedRecords(dataSource);
    for (const id of ['first', 'second', 'third']) expect(await own.of(id)).toEqual(['first', 'second', 'third']);
    expect(await own.of('nobody')).toEqual(['nobody']);
    expect(await differencesFromRebuild(ground)).toEqual([]);
  });
});

const isRefusal = (outcome: object): boolean => 'reason' in outcome && outcome.reason instanceof Refusal;

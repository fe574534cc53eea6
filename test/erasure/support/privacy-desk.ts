import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Module } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { Pool } from 'pg';
import { AddNote, CASE_CATEGORY, OpenCase } from '#cases';
import {
  CustomerReader,
  customerStream,
  MergeCustomer,
  RecordAbsorbed,
  RegisterCustomer,
  RequestErasure,
} from '#customers';
import { type CommandResult, streamFor } from '#command-processing';
import { type ErasureParts, type ErasureStatus, erasureStatuses, ErasureWork } from '#erasure';
import { EventStore } from '#event-store';
import { type Actor, type Command, instantOf, type CommandClass } from '#kernel';
import { Clock, SystemClock } from '#platform';
import { SubjectKeys } from '#encryption';
import { ReadPositions } from '#projections';
import { until } from '#processes/testing';
import { product } from '#product';
import { SealKey } from '#seals';
import { NoSnapshots, Snapshots } from '#snapshots';
import { casePersonalData } from '../../../libs/contexts/cases/src/erasure/case-personal-data.js';
import { customerPersonalData } from '../../../libs/contexts/customers/src/erasure/customer-personal-data.js';
import { MergedPersons } from '../../../libs/contexts/customers/src/erasure/merged-persons.js';
import type { PostgresGround } from '../../properties/postgres-ground.js';
import { startReadModels } from '../../properties/read-models.js';
import { groundOn } from './ground-on.js';
import { createProductDatabase } from '../../support/product-database.js';

export const agent: Actor = { id: 'a-1', role: 'agent', tier: 1 };
export const privacyOfficer: Actor = { id: 'p-1', role: 'privacy-officer' };
const system: Actor = { id: 'customer-merging', role: 'system' };

/** Write side, read models and erasures of the product on a database of their own, without programs around them. */
export class PrivacyDesk {
  private constructor(
    readonly ground: PostgresGround,
    readonly signingKey: SealKey,
    private readonly bus: CommandBus,
    private readonly readModels: Awaited<ReturnType<typeof startReadModels>>,
    readonly close: () => Promise<void>,
  ) {}

  /** On an empty database of its own. */
  static async openAlone(): Promise<PrivacyDesk> {
    const { url, drop } = await createProductDatabase();
    const folder = await mkdtemp(path.join(tmpdir(), 'casefold-erasure-'));
    return PrivacyDesk.open(url, folder, async () => {
      await drop();
      await rm(folder, { recursive: true });
    });
  }

  /** On this database, with keys in this folder. */
  static async open(
    url: string,
    folder: string,
    cleanUp: () => Promise<void> = async () => undefined,
  ): Promise<PrivacyDesk> {
    const ground = await groundOn(url, folder);
    const app = await moduleOn(ground);
    const readModels = await startReadModels(ground);
    const close = async (): Promise<void> => {
      await readModels.stop();
      await app.close();
      await ground.close();
      await cleanUp();
    };
    const signingKey = await SealKey.open(path.join(folder, 'seal-key.pem'));
    return new PrivacyDesk(ground, signingKey, app.get(CommandBus), readModels, close);
  }

  send(command: Command): Promise<CommandResult> {
    return this.bus.execute<Command, CommandResult>(command);
  }

  act<C extends Command>(
    actor: Actor,
    type: CommandClass<C>,
    stream: string,
    data: C['data'],
    commandId: string = randomUUID(),
  ): Promise<CommandResult> {
    const context = { commandId, actor, now: instantOf(Date.now()), correlationId: commandId };
    return this.send(new type(stream, data, context));
  }

  /** A registered customer whose every word is the marker. */
  async register(customerId: string, marker: string): Promise<void> {
    const data = {
      name: marker,
      email: `${marker}@example.com`,
      region: 'GB',
      language: 'en',
      accessibility: [marker],
    };
    await this.act(agent, RegisterCustomer, customerStream(customerId), data);
  }

  /** A case, of a guest without a customer, whose every word is the marker. Gives its stream. */
  async openCase(marker: string, customerId?: string): Promise<string> {
    const commandId = randomUUID();
    const stream = streamFor(CASE_CATEGORY, commandId);
    const data = {
      ...{ customerId, channel: 'phone', category: 'power', language: 'en', region: 'GB' },
      ...{ symptom: marker, contact: { name: marker }, orderNumber: marker },
    };
    await this.act(agent, OpenCase, stream, data, commandId);
    await this.act(agent, AddNote, stream, { body: marker, visibility: 'internal' });
    return stream;
  }

  async merge(duplicate: string, survivor: string): Promise<void> {
    await this.act(agent, MergeCustomer, customerStream(duplicate), { into: survivor });
    await this.act(system, RecordAbsorbed, customerStream(survivor), { customerId: duplicate });
  }

  async requestErasure(customerId: string, reason = 'Asked by letter'): Promise<void> {
    await this.act(privacyOfficer, RequestErasure, customerStream(customerId), { reason });
  }

  /** What carries erasures out here. Nobody has keys at hand for longer than the specs take. */
  work(changes: Partial<ErasureParts> = {}): ErasureWork {
    const { pool, store, keys } = this.ground;
    const persons = new MergedPersons(new CustomerReader(store, keys, new NoSnapshots()));
    return new ErasureWork({
      ...{
        pool,
        store,
        signingKey: this.signingKey,
        clock: new SystemClock(),
        projections: product.projections,
        quietMilliseconds: 0,
      },
      positions: new ReadPositions(changes.pool ?? pool, store, product.projections),
      personalData: [casePersonalData(changes.pool ?? pool, keys), customerPersonalData(keys)],
      personOf: (customerId) => persons.recordsOf(customerId),
      send: (command) => this.send(command),
      forgetMessages: async () => 0,
      reportError: () => undefined,
      ...changes,
    });
  }

  /** Works until nothing is open any more. */
  async eraseAll(work: ErasureWork = this.work()): Promise<void> {
    const { signal } = new AbortController();
    await until(
      'every erasure is done',
      async () => {
        await work.round(signal);
        return (await this.erasures()).every(({ step }) => step === 'done');
      },
      60_000,
    );
  }

  erasures(customerId?: string): Promise<readonly ErasureStatus[]> {
    return erasureStatuses(this.ground.pool, { customerIds: customerId ? [customerId] : undefined, limit: 1_000 });
  }

  caughtUp(): Promise<void> {
    return this.readModels.caughtUp();
  }
}

const moduleOn = async ({ pool, store, keys }: PostgresGround) => {
  const providers = [
    { provide: Pool, useValue: pool },
    { provide: EventStore, useValue: store },
    { provide: SubjectKeys, useValue: keys },
    { provide: Snapshots, useValue: new NoSnapshots() },
    { provide: Clock, useClass: SystemClock },
  ];
  @Module({})
  class Platform {}
  const platform = { module: Platform, global: true, providers, exports: providers };
  const imports = [platform, ...product.commandsModules];
  return (await Test.createTestingModule({ imports }).compile()).init();
};

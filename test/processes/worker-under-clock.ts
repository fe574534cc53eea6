import 'reflect-metadata';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { CaseReader } from '#cases';
import type { CommandResult } from '#command-processing';
import { addDays, type Command, type Instant } from '#kernel';
import { specTime } from '#kernel/testing';
import { Clock, createLogger, readSettings } from '#platform';
import { PlatformModule } from '#host';
import type { OutboundMessage } from '#processes';
import { ReadPositionsModule, schema } from '#product';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { createProductDatabase } from '../support/product-database.js';

/** The worker of the product, on a database of its own, under a clock that the spec controls. */
export class WorkerUnderClock {
  private instant: Instant = specTime;

  private constructor(
    readonly app: INestApplicationContext,
    private readonly messageFile: string,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  static async start(): Promise<WorkerUnderClock> {
    const database = await createProductDatabase();
    const dataDir = await mkdtemp(path.join(tmpdir(), 'casefold-worker-'));
    const settings = readSettings({ CASEFOLD_DATA_DIR: dataDir });
    const logger = createLogger('silent');
    const platform = PlatformModule.forRoot({ settings, logger, databaseUrl: database.url, ...schema });
    const clock = { now: (): Instant => worker.instant };
    const app = await Test.createTestingModule({ imports: [platform, ReadPositionsModule, WorkerModule] })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    const worker = new WorkerUnderClock(app, settings.outboundFile, async () => {
      await database.drop();
      await rm(dataDir, { recursive: true });
    });
    await app.init();
    return worker;
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.cleanUp();
  }

  now(): Instant {
    return this.instant;
  }

  forward(days: number): void {
    this.instant = addDays(this.instant, days);
  }

  send(command: Command): Promise<CommandResult> {
    return this.app.get(CommandBus, { strict: false }).execute<Command, CommandResult>(command);
  }

  get cases(): CaseReader {
    return this.app.get(CaseReader, { strict: false });
  }

  /** All messages sent, in order. */
  async messages(): Promise<readonly OutboundMessage[]> {
    const text = await readFile(this.messageFile, 'utf8').catch(() => '');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as OutboundMessage);
  }
}

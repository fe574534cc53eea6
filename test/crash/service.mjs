// The write side and the read models on a data folder of their own, under 64 writers, until somebody kills it. Says on
// stdout, a line each, what it is about to send and what was acknowledged to it; a line that was written arrives.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { AddNote, AssignAgent, CASE_CATEGORY, CaseCommandsModule, OpenCase } from '#cases';
import { deriveId, streamFor } from '#decider';
import { instantOf } from '#kernel';
import { createLogger, NestLogger, openLocalDatabase, PlatformModule, readSettings } from '#platform';
import { ReadPositionsModule, schema } from '#schema';
import { WorkerModule } from '../../dist/apps/worker/src/worker.module.js';

const writers = 64;
const sharedCases = 8;
const commandsPerCase = 25;
const [round] = process.argv.slice(2);

const say = (fact) => writeSync(process.stdout.fd, `${JSON.stringify(fact)}\n`);

const settings = readSettings(process.env);
const logger = createLogger(settings.logLevel, 'stderr');
const database = await openLocalDatabase(settings, 'the crash test');
class Service {}
Module({
  imports: [
    PlatformModule.forRoot({ settings, logger, databaseUrl: database.url, ...schema }),
    ReadPositionsModule,
    CaseCommandsModule,
    WorkerModule,
  ],
})(Service);
const app = await NestFactory.createApplicationContext(Service, { logger: new NestLogger(logger) });
const bus = app.get(CommandBus);

const actor = { id: 'a-1', role: 'agent', tier: 1 };

const send = async (type, stream, data, commandId = randomUUID()) => {
  say({ sent: commandId });
  const context = { commandId, actor, now: instantOf(Date.now()), correlationId: round };
  const { revision } = await bus.execute(new type(stream, data, context));
  say({ acknowledged: { commandId, stream, revision } });
};

const open = async (commandId = randomUUID()) => {
  const stream = streamFor(CASE_CATEGORY, commandId);
  const data = { channel: 'chat', category: 'power', symptom: '电池', language: 'zh-Hans', region: 'CN' };
  await send(OpenCase, stream, data, commandId);
  return stream;
};

const write = async (shared) => {
  for (;;) {
    const own = await open();
    for (let n = 0; n < commandsPerCase; n++) {
      const stream = n % 5 === 0 ? shared[Math.floor(Math.random() * sharedCases)] : own;
      // Somebody else each time: a command that changes nothing would prove nothing.
      if (n % 3 === 0) await send(AssignAgent, stream, { agentId: `a-${randomUUID()}` });
      else await send(AddNote, stream, { body: `note ${n}`, visibility: 'internal' });
    }
  }
};

const { rows } = await app.get(Pool).query('SHOW data_directory');
say({ ready: { postgres: rows[0].data_directory } });
const shared = await Promise.all(Array.from({ length: sharedCases }, (_, n) => open(deriveId('crash', round, n))));
// Where the database is gone nothing more is acknowledged; the process stays, to be killed as well.
await Promise.allSettled(Array.from({ length: writers }, () => write(shared)));

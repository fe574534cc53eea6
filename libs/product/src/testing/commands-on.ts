import { Module } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import type { CommandResult } from '#command-processing';
import { EventStore } from '#event-store';
import type { Command } from '#kernel';
import { Clock, SystemClock } from '#platform';
import { SubjectKeys } from '#encryption';
import { NoSnapshots, Snapshots } from '#snapshots';
import { LocalMergeLocks, MergeLocks } from '#customers/testing';
import { product } from '../product.js';

/** What the write side needs. */
export interface Ground {
  readonly store: EventStore;
  readonly keys: SubjectKeys;
  /** No snapshots if omitted. */
  readonly snapshots?: Snapshots;
}

/** Runs commands of the product, with bus and handlers, in this process and without an API. */
export const commandsOn = async ({
  store,
  keys,
  snapshots = new NoSnapshots(),
}: Ground): Promise<(command: Command) => Promise<CommandResult>> => {
  const providers = [
    { provide: EventStore, useValue: store },
    { provide: SubjectKeys, useValue: keys },
    { provide: Snapshots, useValue: snapshots },
    { provide: Clock, useClass: SystemClock },
  ];
  @Module({})
  class Platform {}
  const platform = { module: Platform, global: true, providers, exports: providers };
  const app = await Test.createTestingModule({ imports: [platform, ...product.commandsModules] })
    .overrideProvider(MergeLocks)
    .useClass(LocalMergeLocks)
    .compile();
  await app.init();
  const bus = app.get(CommandBus);
  return (command) => bus.execute<Command, CommandResult>(command);
};

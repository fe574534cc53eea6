import { Module } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { CaseCommandsModule } from '#cases';
import type { CommandResult } from '#decider';
import { EventStore } from '#event-store';
import type { Command } from '#kernel';
import { Clock, SystemClock } from '#platform';
import { SubjectKeys } from '#privacy';
import { NoSnapshots, Snapshots } from '#snapshots';
import { CustomerCommandsModule } from '../customer/customer-commands.module.js';
import { LocalMergeTurns, MergeTurns } from '../customer/turns/merge-turns.js';

/** The write side of cases and customers as the product has it, within one process and without an API around it. */
export const deskCommandsOn = async (ground: {
  readonly store: EventStore;
  readonly keys: SubjectKeys;
  /** None without it. */
  readonly snapshots?: Snapshots;
}): Promise<(command: Command) => Promise<CommandResult>> => {
  const providers = [
    { provide: EventStore, useValue: ground.store },
    { provide: SubjectKeys, useValue: ground.keys },
    { provide: Snapshots, useValue: ground.snapshots ?? new NoSnapshots() },
    { provide: Clock, useClass: SystemClock },
  ];
  @Module({})
  class Platform {}
  const platform = { module: Platform, global: true, providers, exports: providers };
  const app = await Test.createTestingModule({ imports: [platform, CaseCommandsModule, CustomerCommandsModule] })
    .overrideProvider(MergeTurns)
    .useClass(LocalMergeTurns)
    .compile();
  await app.init();
  const bus = app.get(CommandBus);
  return (command) => bus.execute<Command, CommandResult>(command);
};

import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { CommandResult } from '#command-processing';
import { type DemoSet, loadDemo, loadDemoCustomers } from '#demo';
import { EventStore } from '#event-store';
import { beginning } from '#kernel';
import { Clock, keptInFolder, type Settings } from '#platform';

const seed = 1;
/** File in the data folder while demo cases are being added. Contains their seed and end. */
const unfinished = 'demo-unfinished.json';

/** Adds demo cases to an empty log. The next start continues if this one is interrupted. */
export const loadDemoOnce = async (app: INestApplicationContext, { dataDir, demoCases }: Settings): Promise<void> => {
  const logEnd = await app.get(EventStore, { strict: false }).lastPosition();
  const file = path.join(dataDir, unfinished);
  if (demoCases === 0 || (logEnd !== beginning && !existsSync(file))) return;
  const newSet = (): DemoSet => ({ seed, until: app.get(Clock, { strict: false }).now() });
  const set = JSON.parse(keptInFolder(dataDir, unfinished, () => JSON.stringify(newSet()))) as DemoSet;
  const bus = app.get(CommandBus, { strict: false });
  const send = (command: object): Promise<CommandResult> => bus.execute(command);
  await loadDemoCustomers(set, demoCases, send);
  await loadDemo({ set, cases: demoCases, send, logEnd });
  rmSync(file);
};

import type { LeasedWork } from '#leases';
import { OutboxSender, type OutboxSenderParts } from './outbox-sender.js';
import { ProcessRunner, type ProcessRunnerParts } from './process-runner.js';
import type { Process } from './process.js';
import { Wakeup } from './wakeup.js';

export type ProcessParts = Omit<ProcessRunnerParts & OutboxSenderParts, 'written' | 'settled'>;

/** The works of these processes: one to react and one to send, for each. */
export const processWorks = (parts: ProcessParts, processes: readonly Process[]): readonly LeasedWork[] =>
  processes.flatMap((process) => {
    const wakeups = { written: new Wakeup(), settled: new Wakeup() };
    return [new ProcessRunner({ ...parts, ...wakeups }, process), new OutboxSender({ ...parts, ...wakeups }, process)];
  });

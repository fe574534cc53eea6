import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { processStatuses, retryParked } from '#processes';
import { Operated } from '../operated.js';
import { unknown } from '../operator-refusals.js';
import { type Process, processOf, type RetryProcessInput, type RetryProcessPayload } from './process.types.js';

/** Reads the status of processes and retries parked instances. */
@Injectable()
export class ProcessOperations {
  constructor(
    private readonly pool: Pool,
    private readonly operated: Operated,
  ) {}

  async statuses(): Promise<Process[]> {
    return (await processStatuses(this.pool)).map(processOf);
  }

  async retry({ process, instance }: RetryProcessInput): Promise<RetryProcessPayload> {
    const isKnown = this.operated.processes.some(({ name }) => name === process);
    if (!isKnown) return { instances: 0, userErrors: [unknown('PROCESS_UNKNOWN', 'process')] };
    return { instances: await retryParked(this.pool, process, instance), userErrors: [] };
  }
}

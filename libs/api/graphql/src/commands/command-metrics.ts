import { Injectable } from '@nestjs/common';
import { Histogram, Registry } from 'prom-client';
import type { CommandOutcome } from './command-outcome.js';

/** Measures how long commands take, by name and outcome: `accepted`, `refused` or `failed`. */
@Injectable()
export class CommandMetrics {
  private readonly seconds: Histogram<'command' | 'outcome'>;

  constructor(registry: Registry) {
    this.seconds = new Histogram({
      name: 'casefold_command_duration_seconds',
      help: 'Time from a command to its durable outcome.',
      labelNames: ['command', 'outcome'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    });
  }

  async measured(command: string, send: () => Promise<CommandOutcome>): Promise<CommandOutcome> {
    const stop = this.seconds.startTimer({ command });
    try {
      const outcome = await send();
      stop({ outcome: outcome.userErrors.length > 0 ? 'refused' : 'accepted' });
      return outcome;
    } catch (error) {
      stop({ outcome: 'failed' });
      throw error;
    }
  }
}

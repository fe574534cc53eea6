import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';

export type Transport = 'http' | 'ws';

/** Counts rejected requests by transport and reason. */
@Injectable()
export class RefusedRequests {
  private readonly counter: Counter<'transport' | 'reason'>;

  constructor(registry: Registry) {
    this.counter = new Counter({
      name: 'casefold_requests_refused_total',
      help: 'Requests that were rejected before they ran, or cut off, by the limit that they exceeded.',
      labelNames: ['transport', 'reason'],
      registers: [registry],
    });
  }

  count(transport: Transport, reason: string): void {
    this.counter.inc({ transport, reason });
  }
}

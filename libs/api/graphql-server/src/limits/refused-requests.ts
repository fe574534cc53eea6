import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';

export type Transport = 'http' | 'ws';

/** What is counted of requests that were turned away: how they came, and the limit or code that says why. */
@Injectable()
export class RefusedRequests {
  private readonly counter: Counter<'transport' | 'reason'>;

  constructor(registry: Registry) {
    this.counter = new Counter({
      name: 'casefold_requests_refused_total',
      help: 'Requests that were refused before they ran, or cut off, by the limit that they met.',
      labelNames: ['transport', 'reason'],
      registers: [registry],
    });
  }

  count(transport: Transport, reason: string): void {
    this.counter.inc({ transport, reason });
  }
}

import { Counter, Gauge, type Registry } from 'prom-client';

export class AccessLogMetrics {
  private readonly entries: Counter;
  private readonly buffered: Gauge;
  private readonly failures: Counter;

  constructor(registry: Registry) {
    const registers = [registry];
    this.entries = new Counter({
      name: 'casefold_access_log_entries_total',
      help: 'Entries stored in the access log.',
      registers,
    });
    this.buffered = new Gauge({
      name: 'casefold_access_log_waiting_entries',
      help: 'Access log entries waiting in memory. If this stays high, the database does not accept them.',
      registers,
    });
    this.failures = new Counter({
      name: 'casefold_access_log_failures_total',
      help: 'Failed writes of the access log, which are retried.',
      registers,
    });
  }

  waiting(entries: number): void {
    this.buffered.set(entries);
  }

  stored(entries: number, waiting: number): void {
    this.entries.inc(entries);
    this.buffered.set(waiting);
  }

  failed(): void {
    this.failures.inc();
  }
}

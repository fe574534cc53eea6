import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { AccessRecords, accessSeals } from '#access-log';
import { EventStore } from '#event-store';
import { type SealStatus, sealStatus } from '#seals';

/** How far the log and the access log are sealed, wherever that is worked on. */
@Injectable()
export class SealWatch {
  private asking: Promise<SealStatus> | undefined;
  private askingAccess: Promise<SealStatus> | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
  ) {}

  /** Asked once for all who ask at the same time, as the gauges of one scrape do. */
  now(): Promise<SealStatus> {
    this.asking ??= sealStatus(this.pool, this.store).finally(() => (this.asking = undefined));
    return this.asking;
  }

  /** How far the access log is; what are events there are its entries. */
  accessLog(): Promise<SealStatus> {
    this.askingAccess ??= sealStatus(this.pool, new AccessRecords(this.pool), accessSeals).finally(
      () => (this.askingAccess = undefined),
    );
    return this.askingAccess;
  }
}

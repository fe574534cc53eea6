import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { AccessRecords, accessSeals } from '#access-log';
import { EventStore } from '#event-store';
import { askedTogether } from '#operator-api';
import { sealStatus } from '#seals';

/** How far the log and the access log are sealed, wherever that is worked on. */
@Injectable()
export class SealWatch {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
  ) {}

  readonly now = askedTogether(() => sealStatus(this.pool, this.store));

  /** How far the access log is; what are events there are its entries. */
  readonly accessLog = askedTogether(() => sealStatus(this.pool, new AccessRecords(this.pool), accessSeals));
}

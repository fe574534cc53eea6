import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { AccessRecords, accessSeals } from '#access-log';
import { EventStore } from '#event-store';
import { askedTogether } from '#operator-api';
import { sealStatus } from '#seals';

/** Reads how far the log and the audit log are sealed, whichever worker seals them. */
@Injectable()
export class SealWatch {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
  ) {}

  readonly now = askedTogether(() => sealStatus(this.pool, this.store));

  /** Seal status of the audit log. Its entries are counted as `events`. */
  readonly accessLog = askedTogether(() => sealStatus(this.pool, new AccessRecords(this.pool), accessSeals));
}

import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { AccessLog } from '#access-log';
import { accessLogUnavailable, type Caller, type Connection, connectionOf, pageRequestOf } from '#graphql';
import type { AccessEntry, AccessLogArgs, RefusedAttempt, RefusedAttemptsArgs } from './access-log.types.js';
import { type Conditions, countOf, type NewestFirst, pageOfNewest } from './newest-first.js';

const entries: NewestFirst = {
  table: 'runtime.access_log',
  columns: 'id, at, actor, role, operation, subject, fields, correlation_id AS "correlationId"',
  key: [['id', 'bigint']],
};

const refusals: NewestFirst = {
  table: 'runtime.refused_attempts',
  columns: `minute, nullif(actor, '') AS actor, nullif(role, '') AS role, nullif(operation, '') AS operation, code, attempts`,
  key: [
    ['minute', 'timestamptz'],
    ['actor', 'text'],
    ['role', 'text'],
    ['operation', 'text'],
    ['code', 'text'],
  ],
};

/** Reads the audit log. Reading its entries is recorded in it, too. */
@Injectable()
export class AccessLogReader {
  constructor(
    private readonly pool: Pool,
    private readonly log: AccessLog,
  ) {}

  /** @throws GraphQLError ACCESS_LOG_UNAVAILABLE while the reading itself cannot be recorded */
  page(args: AccessLogArgs, { actor, correlationId }: Caller): Promise<Connection<AccessEntry>> {
    if (!this.log.canRecord) throw accessLogUnavailable();
    const subject = args.subject ?? 'access-log';
    this.log.read({ actor, operation: 'accessLog', subject, fields: ['AccessEntry'], correlationId });
    return this.read(entries, args, { 'subject =': args.subject ?? undefined, ...within('at', args) });
  }

  refused(args: RefusedAttemptsArgs): Promise<Connection<RefusedAttempt>> {
    return this.read(refusals, args, within('minute', args));
  }

  private async read<Row extends object>(
    list: NewestFirst,
    args: RefusedAttemptsArgs,
    conditions: Conditions,
  ): Promise<Connection<Row>> {
    const asked = { ...conditions, 'actor =': args.actor ?? undefined };
    const page = await pageOfNewest<Row>(this.pool, list, asked, pageRequestOf(args));
    return connectionOf(page, () => countOf(this.pool, list, asked));
  }
}

const within = (column: string, { from, to }: RefusedAttemptsArgs): Conditions => ({
  [`${column} >=`]: from ?? undefined,
  [`${column} <`]: to ?? undefined,
});

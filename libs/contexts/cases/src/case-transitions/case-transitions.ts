import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Instant, TimeAxis } from '#kernel';
import type { CurrentStatus } from '../case/case.status.js';
import { caseStandingTable, caseTransitionsTable } from './case-transitions.projection.js';

export interface StatusCount extends CurrentStatus {
  readonly cases: number;
}

export interface TransitionCount {
  readonly from: CurrentStatus;
  readonly to: CurrentStatus;
  readonly count: number;
}

/** Columns of the start and end of an interval, per time axis; the start is inclusive, the end exclusive. */
const columns = {
  occurredAt: { begun: 'from_occurred_at', ended: 'occurred_at' },
  recordedAt: { begun: 'from_recorded_at', ended: 'recorded_at' },
} satisfies Record<TimeAxis, unknown>;

/** Reads how cases moved between statuses, as of the checkpoint of the projection `case-transitions`. */
@Injectable()
export class CaseTransitions {
  constructor(private readonly dataSource: DataSource) {}

  /** Number of cases per status and awaited party at an instant, inclusive; now if `at` is omitted. */
  casesByStatus(at?: Instant, axis: TimeAxis = 'occurredAt'): Promise<StatusCount[]> {
    const { begun, ended } = columns[axis];
    // At any instant each case is in exactly one interval: one that has ended since, or the current one.
    return this.dataSource.query<StatusCount[]>(
      `SELECT status, awaited_party AS "awaitedParty", count(*)::integer AS cases
       FROM (
         SELECT from_status AS status, from_awaited_party AS awaited_party
         FROM ${caseTransitionsTable.relation}
         WHERE from_status IS NOT NULL AND tstzrange(${begun}, ${ended}) @> $1::timestamptz
         UNION ALL
         SELECT status, awaited_party FROM ${caseStandingTable.relation} WHERE ${ended} <= $1
       ) AS standing
       GROUP BY status, awaited_party ORDER BY status, awaited_party`,
      [at ?? 'infinity'],
    );
  }

  /**
   * Number of transitions per pair of statuses. Transitions by one command count as one, from the status before the
   * command to the status after it. Openings have no previous status and are not counted.
   */
  async matrix(): Promise<TransitionCount[]> {
    return this.dataSource.query<TransitionCount[]>(
      `SELECT
         json_build_object('status', from_status, 'awaitedParty', from_awaited_party) AS "from",
         json_build_object('status', to_status, 'awaitedParty', to_awaited_party) AS "to",
         count(*)::integer AS count
       FROM (
         SELECT first_value(from_status) OVER step AS from_status, to_status,
           first_value(from_awaited_party) OVER step AS from_awaited_party, to_awaited_party,
           lead(revision) OVER step IS NULL AS ends_step
         FROM ${caseTransitionsTable.relation} WINDOW step AS (PARTITION BY case_id, command_id ORDER BY revision)
       ) AS transition
       WHERE ends_step AND from_status IS NOT NULL
         AND (from_status, from_awaited_party) IS DISTINCT FROM (to_status, to_awaited_party)
       GROUP BY from_status, from_awaited_party, to_status, to_awaited_party
       ORDER BY count DESC, from_status, from_awaited_party, to_status, to_awaited_party`,
    );
  }
}

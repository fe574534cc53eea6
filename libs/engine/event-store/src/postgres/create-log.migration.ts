import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Channel on which the database notifies the new end of the log. */
export const logChannel = 'casefold_log';

const eventsTable = `
  CREATE TABLE log.events (
    position bigint PRIMARY KEY,
    stream text COLLATE "C" NOT NULL,
    revision integer NOT NULL,
    id uuid NOT NULL,
    type text NOT NULL,
    version integer NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    -- json, not jsonb: the log never looks inside, and the bytes stay as written.
    data json NOT NULL,
    metadata json NOT NULL,
    UNIQUE (stream, revision)
  )`;

/**
 * Appends a batch of requests, each completely or not at all, and returns one outcome per request, in order:
 * - `appended`, with the stream's new revision and the position of its last event;
 * - `wrong_revision`, with the stream's actual revision (-1: it does not exist);
 * - `out_of_order`, if its first event occurred before the last event of its stream.
 *
 * Requests are passed as arrays with one element per request, their events as arrays with one element per event.
 * `requests` and `places` give each event's request and place in it, both from 1. A stream may occur only once in a
 * batch.
 *
 * Positions have no gaps and follow the order of commits, since the lock is held from before the last position is read
 * until after the commit: a reader that has seen position n has seen all before it.
 */
const appendFunction = `
  CREATE FUNCTION log.append(
    streams text[], expected integer[], sizes integer[], begins text[],
    requests integer[], places integer[],
    ids text[], types text[], versions integer[], times text[], contents text[], metadata text[]
  ) RETURNS TABLE (outcome text, revision integer, "position" bigint)
  LANGUAGE plpgsql VOLATILE AS $$
  #variable_conflict use_column
  DECLARE
    last record;
    taken_at timestamptz;
    reached bigint;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('log.append'));
    -- A statement of its own: in one with the lock, its snapshot would be older than the lock.
    SELECT e.position, e.recorded_at INTO last FROM log.events e ORDER BY e.position DESC LIMIT 1;
    -- Once for the batch: rows may be inserted in another order than that of their positions.
    taken_at := greatest(date_trunc('milliseconds', clock_timestamp()), last.recorded_at);

    RETURN QUERY
    WITH judged AS MATERIALIZED (
      SELECT r.request, r.stream, r.size, coalesce(tip.revision, -1) AS stands,
        CASE
          WHEN coalesce(tip.revision, -1) <> r.expected THEN 'wrong_revision'
          WHEN tip.occurred_at > r.begin::timestamptz THEN 'out_of_order'
          ELSE 'appended'
        END AS outcome
      FROM unnest(streams, expected, sizes, begins) WITH ORDINALITY AS r (stream, expected, size, begin, request)
      LEFT JOIN LATERAL (
        SELECT e.revision, e.occurred_at FROM log.events e WHERE e.stream = r.stream ORDER BY e.revision DESC LIMIT 1
      ) tip ON true
    ), placed AS MATERIALIZED (
      SELECT j.*, coalesce(last.position, 0) + coalesce(sum(j.size) OVER (
        ORDER BY j.request ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)::bigint AS before
      FROM judged j WHERE j.outcome = 'appended'
    ), inserted AS (
      INSERT INTO log.events
        (position, stream, revision, id, type, version, occurred_at, recorded_at, data, metadata)
      SELECT p.before + n.place, p.stream, p.stands + n.place, n.id::uuid, n.type, n.version, n.time::timestamptz,
        taken_at, n.content::json, n.metadata::json
      FROM unnest(requests, places, ids, types, versions, times, contents, metadata)
        AS n (request, place, id, type, version, time, content, metadata)
      JOIN placed p USING (request)
    )
    SELECT j.outcome, CASE j.outcome WHEN 'appended' THEN j.stands + j.size ELSE j.stands END, p.before + j.size
    FROM judged j LEFT JOIN placed p USING (request)
    ORDER BY j.request;

    SELECT e.position INTO reached FROM log.events e ORDER BY e.position DESC LIMIT 1;
    IF reached IS DISTINCT FROM last.position THEN
      PERFORM pg_notify('${logChannel}', reached::text);
    END IF;
  END $$`;

export class CreateLog1763800000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE SCHEMA log');
    await queryRunner.query(eventsTable);
    await queryRunner.query(appendFunction);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP SCHEMA log CASCADE');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const entriesTable = `
  CREATE TABLE runtime.access_log (
    id bigint PRIMARY KEY,
    at timestamptz(3) NOT NULL,
    recorded_at timestamptz(3) NOT NULL,
    actor text NOT NULL,
    role text NOT NULL,
    operation text NOT NULL,
    subject text NOT NULL,
    fields text[] NOT NULL,
    correlation_id text NOT NULL
  );
  CREATE INDEX ON runtime.access_log (subject, id);
  CREATE INDEX ON runtime.access_log (actor, id);
  CREATE INDEX ON runtime.access_log (at);
  COMMENT ON TABLE runtime.access_log IS 'Who was shown which fields of whom, and never what stood in them. Only grows; sealed as the log is.'`;

/**
 * The trigger prevents mistakes. What somebody with the right to drop it does, the seals reveal. Truncating an empty
 * table is allowed, for restores.
 */
const appendOnly = `
  CREATE FUNCTION runtime.refuse_to_change_access_log() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP <> 'TRUNCATE' OR EXISTS (SELECT FROM runtime.access_log) THEN
      RAISE EXCEPTION 'The access log only grows.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON runtime.access_log
    FOR EACH STATEMENT EXECUTE FUNCTION runtime.refuse_to_change_access_log()`;

/**
 * Appends entries: a JSON array of objects with the column names as keys, in order. Ids have no gaps and follow the
 * order of commits, like positions of the event log: a sealer that has seen entry n has seen all before it.
 */
const recordFunction = `
  CREATE FUNCTION runtime.record_access(entries json) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
  DECLARE
    last record;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('runtime.record_access'));
    -- A statement of its own: in one with the lock, its snapshot would be older than the lock.
    SELECT e.id, e.recorded_at INTO last FROM runtime.access_log e ORDER BY e.id DESC LIMIT 1;
    INSERT INTO runtime.access_log (id, at, recorded_at, actor, role, operation, subject, fields, correlation_id)
    SELECT coalesce(last.id, 0) + n.place, n.at, greatest(clock_timestamp()::timestamptz(3), last.recorded_at),
      n.actor, n.role, n.operation, n.subject, n.fields, n.correlation_id
    FROM ROWS FROM (
      json_to_recordset(entries) AS (at timestamptz, actor text, role text, operation text, subject text,
        fields text[], correlation_id text)
    ) WITH ORDINALITY AS n (at, actor, role, operation, subject, fields, correlation_id, place)
    ORDER BY n.place;
  END $$`;

const refusedTable = `
  CREATE TABLE runtime.refused_attempts (
    minute timestamptz(0) NOT NULL,
    actor text NOT NULL,
    role text NOT NULL,
    operation text NOT NULL,
    code text NOT NULL,
    attempts integer NOT NULL,
    PRIMARY KEY (minute, actor, role, operation, code)
  );
  COMMENT ON TABLE runtime.refused_attempts IS 'Who was turned away, by minute; actor, role and operation are empty where nobody had signed in.'`;

const sealTables = `
  CREATE TABLE runtime.access_seals (LIKE log.seals INCLUDING ALL);
  COMMENT ON TABLE runtime.access_seals IS 'Tamper evidence of the access log: a chain of its own, made as that of the log.';
  CREATE TABLE runtime.access_sealing_fault (LIKE runtime.sealing_fault INCLUDING ALL);
  COMMENT ON TABLE runtime.access_sealing_fault IS 'Why the sealer of the access log refuses to go on; empty while it does.'`;

export class CreateAccessLog1763802200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const made of [entriesTable, appendOnly, recordFunction, refusedTable, sealTables]) {
      await queryRunner.query(made);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE runtime.access_sealing_fault, runtime.access_seals, runtime.refused_attempts, runtime.access_log;
      DROP FUNCTION runtime.record_access(json);
      DROP FUNCTION runtime.refuse_to_change_access_log()`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateProcesses1763801500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const tables of [processes, timers, outbox]) await queryRunner.query(tables);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'DROP TABLE runtime.outbox; DROP TABLE runtime.timers; DROP TABLE runtime.deferred_events; DROP TABLE runtime.process_instances; DROP TABLE runtime.processes',
    );
  }
}

const processes = `
  CREATE TABLE runtime.processes (
    process text PRIMARY KEY,
    position numeric(20) NOT NULL,
    epoch bigint NOT NULL DEFAULT 0,
    advanced_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    error text
  ) WITH (fillfactor = 50); -- its few rows change all the time: room for versions beside them
  COMMENT ON TABLE runtime.processes IS 'The position of the log up to which each process has reacted; the epoch tells its worker from earlier ones.';

  CREATE TABLE runtime.process_instances (
    process text NOT NULL,
    instance text NOT NULL,
    version integer NOT NULL,
    state json NOT NULL,
    parked_at timestamptz,
    error text,
    retry_wanted boolean NOT NULL DEFAULT false,
    PRIMARY KEY (process, instance)
  );
  CREATE INDEX process_instances_parked ON runtime.process_instances (process, parked_at) WHERE parked_at IS NOT NULL;
  COMMENT ON TABLE runtime.process_instances IS 'What each instance of a process remembers, in ids, codes and numbers; one that failed is parked with its error.';

  CREATE TABLE runtime.deferred_events (
    process text NOT NULL,
    instance text NOT NULL,
    position numeric(20) NOT NULL,
    stream text NOT NULL,
    revision integer NOT NULL,
    PRIMARY KEY (process, instance, position)
  );
  COMMENT ON TABLE runtime.deferred_events IS 'Events that parked instances have still to react to, the one that they failed of first.';
`;

const timers = `
  CREATE TABLE runtime.timers (
    process text NOT NULL,
    instance text NOT NULL,
    key text NOT NULL,
    id uuid NOT NULL UNIQUE,
    due_at timestamptz NOT NULL,
    caused_by uuid NOT NULL,
    correlation_id text NOT NULL,
    PRIMARY KEY (process, instance, key)
  );
  CREATE INDEX timers_due ON runtime.timers (process, due_at);
  COMMENT ON TABLE runtime.timers IS 'What processes wait for; armed and cancelled in the transaction that reacts to an input.';
`;

const outbox = `
  CREATE TABLE runtime.outbox (
    id uuid PRIMARY KEY,
    sequence bigint GENERATED ALWAYS AS IDENTITY,
    process text NOT NULL,
    instance text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('command', 'message')),
    name text NOT NULL,
    stream text NOT NULL,
    data json NOT NULL,
    caused_by uuid NOT NULL,
    correlation_id text NOT NULL,
    written_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    error text,
    outcome json,
    settled_at timestamptz,
    reacted_at timestamptz
  );
  CREATE INDEX outbox_unsent ON runtime.outbox (process, instance, sequence) WHERE settled_at IS NULL;
  CREATE INDEX outbox_due ON runtime.outbox (process, next_attempt_at) WHERE settled_at IS NULL;
  CREATE INDEX outbox_outcomes ON runtime.outbox (process, settled_at) WHERE settled_at IS NOT NULL AND reacted_at IS NULL;
  COMMENT ON TABLE runtime.outbox IS 'Commands and messages of processes: sent until they are settled; the outcome of a command is an input of its process again.';
`;

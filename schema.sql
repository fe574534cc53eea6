-- Made from a migrated database by `npm run generate`. For review, not for execution.

CREATE TABLE log.events (
  "position" bigint NOT NULL,
  stream text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  version integer NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  data json NOT NULL,
  metadata json NOT NULL,
  CONSTRAINT events_pkey PRIMARY KEY ("position"),
  CONSTRAINT events_stream_revision_key UNIQUE (stream, revision)
);

CREATE TABLE log.kept_elsewhere (
  store text NOT NULL
);

CREATE TABLE log.seals (
  number integer NOT NULL,
  after_position numeric(20,0) NOT NULL,
  through_position numeric(20,0) NOT NULL,
  events integer NOT NULL,
  root bytea NOT NULL,
  previous bytea NOT NULL,
  sealed_at timestamp(3) with time zone NOT NULL,
  key_id text NOT NULL,
  signature bytea NOT NULL,
  leaves bytea NOT NULL,
  CONSTRAINT seals_pkey PRIMARY KEY (number)
);

CREATE TABLE runtime.access_log (
  id bigint NOT NULL,
  at timestamp(3) with time zone NOT NULL,
  recorded_at timestamp(3) with time zone NOT NULL,
  actor text NOT NULL,
  role text NOT NULL,
  operation text NOT NULL,
  subject text NOT NULL,
  fields text[] NOT NULL,
  correlation_id text NOT NULL,
  CONSTRAINT access_log_pkey PRIMARY KEY (id)
);

CREATE TABLE runtime.access_sealing_fault (
  only_one boolean NOT NULL DEFAULT true,
  reason text NOT NULL,
  found_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT access_sealing_fault_pkey PRIMARY KEY (only_one),
  CONSTRAINT sealing_fault_only_one_check CHECK (only_one)
);

CREATE TABLE runtime.access_seals (
  number integer NOT NULL,
  after_position numeric(20,0) NOT NULL,
  through_position numeric(20,0) NOT NULL,
  events integer NOT NULL,
  root bytea NOT NULL,
  previous bytea NOT NULL,
  sealed_at timestamp(3) with time zone NOT NULL,
  key_id text NOT NULL,
  signature bytea NOT NULL,
  leaves bytea NOT NULL,
  CONSTRAINT access_seals_pkey PRIMARY KEY (number)
);

CREATE TABLE runtime.deferred_events (
  process text NOT NULL,
  instance text NOT NULL,
  "position" numeric(20,0) NOT NULL,
  stream text NOT NULL,
  revision integer NOT NULL,
  CONSTRAINT deferred_events_pkey PRIMARY KEY (process, instance, "position")
);

CREATE TABLE runtime.erased_subjects (
  subject text COLLATE "C" NOT NULL,
  being_erased_by uuid,
  through numeric(20,0),
  erased_at timestamp with time zone,
  CONSTRAINT erased_subjects_check CHECK (((being_erased_by IS NOT NULL) OR (through IS NOT NULL))),
  CONSTRAINT erased_subjects_check1 CHECK (((through IS NULL) = (erased_at IS NULL))),
  CONSTRAINT erased_subjects_pkey PRIMARY KEY (subject)
);

CREATE TABLE runtime.erasure_checkpoint (
  "position" numeric(20,0) NOT NULL
);

CREATE TABLE runtime.erasures (
  id uuid NOT NULL,
  customer_id text NOT NULL,
  requested_by text NOT NULL,
  requested_role text NOT NULL,
  requested_at timestamp with time zone NOT NULL,
  correlation_id text NOT NULL,
  step text NOT NULL DEFAULT 'requested'::text,
  step_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  progress json NOT NULL DEFAULT '{}'::json,
  failures integer NOT NULL DEFAULT 0,
  error text,
  retry_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  certificate json,
  CONSTRAINT erasures_pkey PRIMARY KEY (id)
);

CREATE TABLE runtime.leases (
  name text NOT NULL,
  holder uuid NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  CONSTRAINT leases_pkey PRIMARY KEY (name)
);

CREATE TABLE runtime.migrations (
  id integer NOT NULL DEFAULT nextval('runtime.migrations_id_seq'::regclass),
  "timestamp" bigint NOT NULL,
  name character varying NOT NULL,
  CONSTRAINT "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY (id)
);

CREATE TABLE runtime.outbox (
  id uuid NOT NULL,
  sequence bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  process text NOT NULL,
  instance text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  stream text NOT NULL,
  data json NOT NULL,
  caused_by uuid NOT NULL,
  correlation_id text NOT NULL,
  written_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  attempts integer NOT NULL DEFAULT 0,
  next_attempt_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  error text,
  outcome json,
  settled_at timestamp with time zone,
  reacted_at timestamp with time zone,
  CONSTRAINT outbox_kind_check CHECK ((kind = ANY (ARRAY['command'::text, 'message'::text]))),
  CONSTRAINT outbox_pkey PRIMARY KEY (id)
);

CREATE TABLE runtime.process_instances (
  process text NOT NULL,
  instance text NOT NULL,
  version integer NOT NULL,
  state json NOT NULL,
  parked_at timestamp with time zone,
  error text,
  retry_wanted boolean NOT NULL DEFAULT false,
  CONSTRAINT process_instances_pkey PRIMARY KEY (process, instance)
);

CREATE TABLE runtime.processes (
  process text NOT NULL,
  "position" numeric(20,0) NOT NULL,
  epoch bigint NOT NULL DEFAULT 0,
  advanced_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  error text,
  CONSTRAINT processes_pkey PRIMARY KEY (process)
);

CREATE TABLE runtime.rebuilds (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  projection text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  state text NOT NULL DEFAULT 'requested'::text,
  phase text,
  events bigint NOT NULL DEFAULT 0,
  share double precision NOT NULL DEFAULT 0,
  events_per_second double precision NOT NULL DEFAULT 0,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  differences bigint,
  examples jsonb NOT NULL DEFAULT '[]'::jsonb,
  parked bigint,
  error text,
  kind text NOT NULL DEFAULT 'rebuild'::text,
  CONSTRAINT rebuilds_kind_check CHECK ((kind = ANY (ARRAY['rebuild'::text, 'verification'::text]))),
  CONSTRAINT rebuilds_pkey PRIMARY KEY (id),
  CONSTRAINT rebuilds_state_check CHECK ((state = ANY (ARRAY['requested'::text, 'running'::text, 'done'::text, 'failed'::text])))
);

CREATE TABLE runtime.refused_attempts (
  minute timestamp(0) with time zone NOT NULL,
  actor text NOT NULL,
  role text NOT NULL,
  operation text NOT NULL,
  code text NOT NULL,
  attempts integer NOT NULL,
  CONSTRAINT refused_attempts_pkey PRIMARY KEY (minute, actor, role, operation, code)
);

CREATE TABLE runtime.sealing_fault (
  only_one boolean NOT NULL DEFAULT true,
  reason text NOT NULL,
  found_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT sealing_fault_only_one_check CHECK (only_one),
  CONSTRAINT sealing_fault_pkey PRIMARY KEY (only_one)
);

CREATE TABLE runtime.subject_keys (
  subject text COLLATE "C" NOT NULL,
  master_key_id text NOT NULL,
  wrapped bytea NOT NULL,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT subject_keys_pkey PRIMARY KEY (subject)
);

CREATE TABLE runtime.timers (
  process text NOT NULL,
  instance text NOT NULL,
  key text NOT NULL,
  id uuid NOT NULL,
  due_at timestamp with time zone NOT NULL,
  caused_by uuid NOT NULL,
  correlation_id text NOT NULL,
  CONSTRAINT timers_id_key UNIQUE (id),
  CONSTRAINT timers_pkey PRIMARY KEY (process, instance, key)
);

CREATE TABLE runtime.workers (
  id uuid NOT NULL,
  seen_at timestamp with time zone NOT NULL,
  CONSTRAINT workers_pkey PRIMARY KEY (id)
);

CREATE TABLE read.articles_v1_g1 (
  article_id text COLLATE "C" NOT NULL,
  kind text NOT NULL,
  audience text NOT NULL,
  status text NOT NULL,
  languages text[] NOT NULL,
  published_at timestamp with time zone NOT NULL,
  view jsonb NOT NULL,
  CONSTRAINT articles_v1_g1_pkey PRIMARY KEY (article_id)
);

CREATE TABLE read.case_details_v1_g1 (
  case_id uuid NOT NULL,
  number text NOT NULL,
  external_source text,
  external_id text,
  view jsonb NOT NULL,
  CONSTRAINT case_details_v1_g1_pkey PRIMARY KEY (case_id)
);

CREATE TABLE read.case_list_v1_g1 (
  case_id uuid NOT NULL,
  status text NOT NULL,
  awaited_party text,
  priority_rank smallint NOT NULL,
  tier smallint NOT NULL,
  queue text,
  assignee text,
  category text NOT NULL,
  subcategory text,
  channel text NOT NULL,
  language text NOT NULL,
  region text NOT NULL,
  customer_id text,
  device_serial text,
  escalation_pending boolean NOT NULL,
  origin text NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  closed_at timestamp with time zone,
  CONSTRAINT case_list_v1_g1_pkey PRIMARY KEY (case_id)
);

CREATE TABLE read.case_standing_v1_g1 (
  case_id uuid NOT NULL,
  status text NOT NULL,
  awaited_party text,
  occurred_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  CONSTRAINT case_standing_v1_g1_pkey PRIMARY KEY (case_id)
);

CREATE TABLE read.case_transitions_v1_g1 (
  transition_id text COLLATE "C" NOT NULL,
  case_id uuid NOT NULL,
  revision integer NOT NULL,
  command_id text COLLATE "C" NOT NULL,
  from_status text,
  from_awaited_party text,
  from_occurred_at timestamp with time zone,
  from_recorded_at timestamp with time zone,
  to_status text NOT NULL,
  to_awaited_party text,
  occurred_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  CONSTRAINT case_transitions_v1_g1_pkey PRIMARY KEY (transition_id)
);

CREATE TABLE read.checkpoints (
  projection text NOT NULL,
  version integer NOT NULL,
  lane integer NOT NULL,
  "position" numeric(20,0) NOT NULL,
  epoch bigint NOT NULL,
  advanced_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  failures integer NOT NULL DEFAULT 0,
  failing_since timestamp with time zone,
  error text,
  CONSTRAINT checkpoints_pkey PRIMARY KEY (projection, version, lane)
);

CREATE TABLE read.customers_v1_g1 (
  customer_id text NOT NULL,
  phone_index text,
  email_index text,
  merged_into text,
  view jsonb NOT NULL,
  CONSTRAINT customers_v1_g1_pkey PRIMARY KEY (customer_id)
);

CREATE TABLE read.escalation_board_v2_g1 (
  case_id uuid NOT NULL,
  from_tier smallint NOT NULL,
  to_tier smallint NOT NULL,
  specialty text,
  reason text,
  severity text NOT NULL,
  urgent_reason text,
  attempts jsonb,
  escalated_by text NOT NULL,
  escalated_at timestamp with time zone NOT NULL,
  CONSTRAINT escalation_board_v2_g1_pkey PRIMARY KEY (case_id)
);

CREATE TABLE read.parked (
  projection text NOT NULL,
  version integer NOT NULL,
  lane integer NOT NULL,
  key text NOT NULL,
  "position" numeric(20,0) NOT NULL,
  stream text NOT NULL,
  revision integer NOT NULL,
  type text NOT NULL,
  error text,
  attempts integer NOT NULL,
  parked_at timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  retry_requested boolean NOT NULL DEFAULT false,
  CONSTRAINT parked_pkey PRIMARY KEY (projection, version, lane, key, "position")
);

CREATE TABLE read.projection_tables (
  name text NOT NULL,
  projection text NOT NULL,
  version integer NOT NULL,
  CONSTRAINT projection_tables_pkey PRIMARY KEY (name)
);

CREATE TABLE read.queue_board_v2_g1 (
  case_id uuid NOT NULL,
  queue text,
  tier smallint NOT NULL,
  escalated_to_tier smallint,
  is_open boolean NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  CONSTRAINT queue_board_v2_g1_pkey PRIMARY KEY (case_id)
);

CREATE TABLE read.queue_changes_v2_g1 (
  change_id text COLLATE "C" NOT NULL,
  "position" numeric(20,0) NOT NULL,
  case_id uuid NOT NULL,
  cause text NOT NULL,
  from_queue text,
  to_queue text,
  from_tier smallint,
  to_tier smallint,
  was_escalated_to_tier smallint,
  escalated_to_tier smallint,
  occurred_at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  CONSTRAINT queue_changes_v2_g1_pkey PRIMARY KEY (change_id)
);

CREATE TABLE read.sent_articles_v1_g1 (
  sent_id text COLLATE "C" NOT NULL,
  case_id uuid NOT NULL,
  article_id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  language text NOT NULL,
  sent_at timestamp with time zone NOT NULL,
  sent_by text NOT NULL,
  "position" numeric(20,0) NOT NULL,
  CONSTRAINT sent_articles_v1_g1_pkey PRIMARY KEY (sent_id)
);

CREATE TABLE read.snapshot_commands (
  stream text COLLATE "C" NOT NULL,
  command_id text COLLATE "C" NOT NULL,
  revision integer NOT NULL,
  CONSTRAINT snapshot_commands_pkey PRIMARY KEY (stream, command_id)
);

CREATE TABLE read.snapshots (
  stream text COLLATE "C" NOT NULL,
  fold text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  revision integer NOT NULL,
  event_id text NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  subject text COLLATE "C" NOT NULL,
  state text NOT NULL,
  CONSTRAINT snapshots_pkey PRIMARY KEY (stream, fold, version)
);

CREATE INDEX access_log_actor_id_idx ON runtime.access_log USING btree (actor, id);

CREATE INDEX access_log_at_idx ON runtime.access_log USING btree (at);

CREATE INDEX access_log_subject_id_idx ON runtime.access_log USING btree (subject, id);

CREATE INDEX erasures_customer ON runtime.erasures USING btree (customer_id, requested_at);

CREATE INDEX erasures_open ON runtime.erasures USING btree (retry_at) WHERE (step <> 'done'::text);

CREATE INDEX outbox_due ON runtime.outbox USING btree (process, next_attempt_at) WHERE (settled_at IS NULL);

CREATE INDEX outbox_outcomes ON runtime.outbox USING btree (process, settled_at) WHERE ((settled_at IS NOT NULL) AND (reacted_at IS NULL));

CREATE INDEX outbox_unsent ON runtime.outbox USING btree (process, instance, sequence) WHERE (settled_at IS NULL);

CREATE INDEX process_instances_parked ON runtime.process_instances USING btree (process, parked_at) WHERE (parked_at IS NOT NULL);

CREATE UNIQUE INDEX rebuilds_open ON runtime.rebuilds USING btree (projection, kind) WHERE (state = ANY (ARRAY['requested'::text, 'running'::text]));

CREATE INDEX rebuilds_requested ON runtime.rebuilds USING btree (requested_at);

CREATE INDEX subject_keys_master_key_id ON runtime.subject_keys USING btree (master_key_id);

CREATE INDEX timers_due ON runtime.timers USING btree (process, due_at);

CREATE INDEX articles_v1_g1_published ON read.articles_v1_g1 USING btree (published_at, article_id);

CREATE INDEX case_details_v1_g1_external ON read.case_details_v1_g1 USING btree (external_id, external_source) WHERE (external_id IS NOT NULL);

CREATE INDEX case_details_v1_g1_number ON read.case_details_v1_g1 USING btree (number);

CREATE INDEX case_list_v1_g1_assignee ON read.case_list_v1_g1 USING btree (assignee, opened_at, case_id) WHERE (status <> 'closed'::text);

CREATE INDEX case_list_v1_g1_closed ON read.case_list_v1_g1 USING btree (COALESCE(closed_at, 'infinity'::timestamp with time zone), case_id);

CREATE INDEX case_list_v1_g1_customer ON read.case_list_v1_g1 USING btree (customer_id, opened_at, case_id) WHERE (customer_id IS NOT NULL);

CREATE INDEX case_list_v1_g1_device ON read.case_list_v1_g1 USING btree (device_serial, opened_at, case_id) WHERE (device_serial IS NOT NULL);

CREATE INDEX case_list_v1_g1_opened ON read.case_list_v1_g1 USING btree (opened_at, case_id);

CREATE INDEX case_list_v1_g1_priority ON read.case_list_v1_g1 USING btree (priority_rank, case_id);

CREATE INDEX case_list_v1_g1_queue ON read.case_list_v1_g1 USING btree (queue, opened_at, case_id) WHERE (status <> 'closed'::text);

CREATE INDEX case_list_v1_g1_updated ON read.case_list_v1_g1 USING btree (updated_at, case_id);

CREATE INDEX case_transitions_v1_g1_occurred ON read.case_transitions_v1_g1 USING gist (tstzrange(from_occurred_at, occurred_at)) WHERE (from_status IS NOT NULL);

CREATE INDEX case_transitions_v1_g1_recorded ON read.case_transitions_v1_g1 USING gist (tstzrange(from_recorded_at, recorded_at)) WHERE (from_status IS NOT NULL);

CREATE INDEX customers_v1_g1_email ON read.customers_v1_g1 USING btree (email_index) WHERE (email_index IS NOT NULL);

CREATE INDEX customers_v1_g1_merged ON read.customers_v1_g1 USING btree (merged_into) WHERE (merged_into IS NOT NULL);

CREATE INDEX customers_v1_g1_phone ON read.customers_v1_g1 USING btree (phone_index) WHERE (phone_index IS NOT NULL);

CREATE INDEX escalation_board_v2_g1_tier ON read.escalation_board_v2_g1 USING btree (to_tier, escalated_at);

CREATE INDEX parked_position ON read.parked USING btree ("position");

CREATE INDEX queue_board_v2_g1_open ON read.queue_board_v2_g1 USING btree (queue, tier, opened_at) WHERE is_open;

CREATE INDEX queue_changes_v2_g1_from ON read.queue_changes_v2_g1 USING btree (from_queue, "position");

CREATE INDEX queue_changes_v2_g1_position ON read.queue_changes_v2_g1 USING btree ("position");

CREATE INDEX queue_changes_v2_g1_to ON read.queue_changes_v2_g1 USING btree (to_queue, "position");

CREATE INDEX sent_articles_v1_g1_article ON read.sent_articles_v1_g1 USING btree (article_id);

CREATE INDEX sent_articles_v1_g1_case ON read.sent_articles_v1_g1 USING btree (case_id, "position");

CREATE VIEW read.articles_v1 AS
 SELECT article_id,
    kind,
    audience,
    status,
    languages,
    published_at,
    view
   FROM read.articles_v1_g1;

CREATE VIEW read.case_details_v1 AS
 SELECT case_id,
    number,
    external_source,
    external_id,
    view
   FROM read.case_details_v1_g1;

CREATE VIEW read.case_list_v1 AS
 SELECT case_id,
    status,
    awaited_party,
    priority_rank,
    tier,
    queue,
    assignee,
    category,
    subcategory,
    channel,
    language,
    region,
    customer_id,
    device_serial,
    escalation_pending,
    origin,
    opened_at,
    updated_at,
    closed_at
   FROM read.case_list_v1_g1;

CREATE VIEW read.case_standing_v1 AS
 SELECT case_id,
    status,
    awaited_party,
    occurred_at,
    recorded_at
   FROM read.case_standing_v1_g1;

CREATE VIEW read.case_transitions_v1 AS
 SELECT transition_id,
    case_id,
    revision,
    command_id,
    from_status,
    from_awaited_party,
    from_occurred_at,
    from_recorded_at,
    to_status,
    to_awaited_party,
    occurred_at,
    recorded_at
   FROM read.case_transitions_v1_g1;

CREATE VIEW read.customers_v1 AS
 SELECT customer_id,
    phone_index,
    email_index,
    merged_into,
    view
   FROM read.customers_v1_g1;

CREATE VIEW read.escalation_board_v2 AS
 SELECT case_id,
    from_tier,
    to_tier,
    specialty,
    reason,
    severity,
    urgent_reason,
    attempts,
    escalated_by,
    escalated_at
   FROM read.escalation_board_v2_g1;

CREATE VIEW read.queue_board_v2 AS
 SELECT case_id,
    queue,
    tier,
    escalated_to_tier,
    is_open,
    opened_at
   FROM read.queue_board_v2_g1;

CREATE VIEW read.queue_changes_v2 AS
 SELECT change_id,
    "position",
    case_id,
    cause,
    from_queue,
    to_queue,
    from_tier,
    to_tier,
    was_escalated_to_tier,
    escalated_to_tier,
    occurred_at,
    recorded_at
   FROM read.queue_changes_v2_g1;

CREATE VIEW read.sent_articles_v1 AS
 SELECT sent_id,
    case_id,
    article_id,
    version,
    language,
    sent_at,
    sent_by,
    "position"
   FROM read.sent_articles_v1_g1;

COMMENT ON column being_erased_by of table runtime.erased_subjects IS 'The erasure at work; meanwhile nothing is written about the subject.';

COMMENT ON column error of table read.parked IS 'Why it failed; null where it only waits.';

COMMENT ON column failures of table read.checkpoints IS 'In a row, since the lane last moved.';

COMMENT ON column through of table runtime.erased_subjects IS 'The position of the last event whose key is destroyed.';

COMMENT ON table log.kept_elsewhere IS 'Where the events are, if not in log.events. A program that was not told so must not begin a second log here.';

COMMENT ON table log.seals IS 'Tamper evidence: each seal covers the events after one position through another, signed and chained to the seal before it.';

COMMENT ON table read.checkpoints IS 'The position of the log up to which each lane of a projection has folded; the epoch tells its worker from earlier ones.';

COMMENT ON table read.parked IS 'Events not folded into the rows of a key: the first failed, the others wait behind it.';

COMMENT ON table read.projection_tables IS 'In which read tables a version of a projection keeps its rows, so that they can be dropped when no release uses it.';

COMMENT ON table read.snapshot_commands IS 'At which revision each command of a long stream made its last event, up to its snapshots.';

COMMENT ON table read.snapshots IS 'Sealed states of long streams, each with the event up to which it was folded. A cache: may be emptied at any time, together with read.snapshot_commands.';

COMMENT ON table runtime.access_log IS 'Who was shown which fields of whom, and never what stood in them. Only grows; sealed as the log is.';

COMMENT ON table runtime.access_sealing_fault IS 'Why the sealer of the access log refuses to go on; empty while it does.';

COMMENT ON table runtime.access_seals IS 'Tamper evidence of the access log: a chain of its own, made as that of the log.';

COMMENT ON table runtime.deferred_events IS 'Events that parked instances have still to react to, the one that they failed of first.';

COMMENT ON table runtime.erased_subjects IS 'Whose keys were destroyed, or are about to be. Kept and backed up with the keys, so that an older log restored with them stays erased.';

COMMENT ON table runtime.erasure_checkpoint IS 'The position of the log up to which requests for erasures have been taken; no row before the first look.';

COMMENT ON table runtime.erasures IS 'Erasures of personal data, by the event that asked for each: which step is done, and at the end the signed certificate.';

COMMENT ON table runtime.leases IS 'Work that only one may do at a time, and whose it is until when.';

COMMENT ON table runtime.outbox IS 'Commands and messages of processes: sent until they are settled; the outcome of a command is an input of its process again.';

COMMENT ON table runtime.process_instances IS 'What each instance of a process remembers, in ids, codes and numbers; one that failed is parked with its error.';

COMMENT ON table runtime.processes IS 'The position of the log up to which each process has reacted; the epoch tells its worker from earlier ones.';

COMMENT ON table runtime.rebuilds IS 'Rebuilds and verifications of read models that operators have asked for, and what became of them.';

COMMENT ON table runtime.refused_attempts IS 'Who was turned away, by minute; actor, role and operation are empty where nobody had signed in.';

COMMENT ON table runtime.sealing_fault IS 'Why the sealer refuses to go on; empty while it does.';

COMMENT ON table runtime.subject_keys IS 'Secrets that protect personal fields and texts, one a subject, wrapped under a master key. Back up apart from the log.';

COMMENT ON table runtime.timers IS 'What processes wait for; armed and cancelled in the transaction that reacts to an input.';

COMMENT ON table runtime.workers IS 'Who works, or did a moment ago.';

COMMENT ON view read.articles_v1 IS 'Articles as people read them.';

COMMENT ON view read.case_details_v1 IS 'Cases as people read them, with personal data and texts in clear.';

COMMENT ON view read.customers_v1 IS 'Customers as people read them, with personal data in clear.';

COMMENT ON view read.escalation_board_v2 IS 'Pending escalations, with their texts in clear.';

CREATE OR REPLACE FUNCTION log.append(streams text[], expected integer[], sizes integer[], begins text[], requests integer[], places integer[], ids text[], types text[], versions integer[], times text[], contents text[], metadata text[])
 RETURNS TABLE(outcome text, revision integer, "position" bigint)
 LANGUAGE plpgsql
AS $function$
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
      PERFORM pg_notify('casefold_log', reached::text);
    END IF;
  END $function$
;

CREATE OR REPLACE FUNCTION runtime.record_access(entries json)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
  END $function$
;

CREATE OR REPLACE FUNCTION runtime.refuse_to_change_access_log()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
  BEGIN
    IF TG_OP <> 'TRUNCATE' OR EXISTS (SELECT FROM runtime.access_log) THEN
      RAISE EXCEPTION 'The access log only grows.' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
  END $function$
;

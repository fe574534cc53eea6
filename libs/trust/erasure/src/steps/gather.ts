import type { Pool } from 'pg';
import { collect, type EventStore } from '#event-store';
import type { Erasure } from '../erasure.js';
import type { ErasureParts } from '../erasure-parts.js';
import type { StepDone } from '../erasure-table.js';
import { haveFolded } from './have-folded.js';

/** Finds the streams with data of the person, once the read models have folded everything written. */
export const gather = async (
  { progress: { customerIds = [], quietAt = '' } }: Erasure,
  parts: ErasureParts,
): Promise<StepDone | undefined> => {
  const { pool, store, personalData } = parts;
  const asked = personalData.flatMap(({ readModels }) => readModels);
  if (!(await haveFolded(parts, quietAt, asked))) return undefined;
  const subjects = customerIds.map((customer) => `customer-${customer}`);
  const found = await Promise.all(personalData.map((of) => of.streamsOf(customerIds)));
  const parked = await parkedStreamsOf(pool, store, subjects);
  return { step: 'gathered', progress: { streams: [...new Set([...subjects, ...found.flat(), ...parked])].sort() } };
};

/** Read models do not know what they could not fold, so the parked streams are searched themselves. */
const parkedStreamsOf = async (
  pool: Pool,
  store: EventStore,
  subjects: readonly string[],
): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ stream: string }>('SELECT DISTINCT stream FROM read.parked');
  const streams: string[] = [];
  for (const { stream } of rows) {
    const events = await collect(store.readStream(stream));
    if (events.some(({ subject }) => subjects.includes(subject))) streams.push(stream);
  }
  return streams;
};

import {
  CASE_CATEGORY,
  caseCodec,
  type CaseEvent,
  caseFold,
  CaseReader,
  type CaseState,
  caseStateVersion,
  caseSubjectOf,
  caseViewVersion,
  numberBlocksShapes,
} from '#cases';
import { EventCodec } from '#codec';
import { CUSTOMER_CATEGORY } from '#customers';
import { collect, EventStore } from '#event-store';
import type { Recorded } from '#kernel';
import { SubjectKeys } from '#encryption';
import { product as theProduct } from '#product';
import { NoSnapshots, Snapshots, StreamLoader } from '#snapshots';
import type { Product } from './product.js';

const everyCategory = [CASE_CATEGORY, CUSTOMER_CATEGORY];

/** Number of events by type, as decoded by the present codecs. @throws Error if an event cannot be decoded. */
export const readWholeLog = async (product: Product): Promise<Readonly<Record<string, number>>> => {
  const [store, keys] = [product.get(EventStore), product.get(SubjectKeys)];
  const batches = await collect(store.readAll({ categories: everyCategory }));
  const numbers = await collect(store.readStream('numbers-case'));
  const events = [
    ...(await theProduct.codec(keys).decode(batches.flatMap((batch) => batch.events))),
    ...(await new EventCodec(numberBlocksShapes, keys).decode(numbers)),
  ];
  const counts: Record<string, number> = {};
  for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
};

/** A stream folded with and without snapshots. */
export interface FoldedTwice {
  /** Folded from a snapshot, if there is one. */
  readonly resumed: unknown;
  /** Folded from the first event. */
  readonly whole: unknown;
  /** The present version of the fold; snapshots of other versions are ignored. */
  readonly version: number;
  /** Number of events read when folding from a snapshot. */
  readonly eventsRead: number;
}

/** The state on which commands on a case are decided. */
export const foldState = (product: Product, caseId: string): Promise<FoldedTwice> => {
  const keys = product.get(SubjectKeys);
  const fold = {
    ...{ name: 'case', version: caseStateVersion, initial: caseFold.initial, codec: caseCodec(keys) },
    evolve: (state: CaseState, event: Recorded<CaseEvent>) => caseFold.evolve(state, event, event.envelope.occurredAt),
    subjectOf: caseSubjectOf,
  };
  return foldTwice(product, caseStateVersion, async (store, snapshots) => {
    const { state } = await new StreamLoader(store, keys, snapshots, fold).load(`case-${caseId}`);
    return state;
  });
};

/** The view of a case that people see. */
export const foldView = (product: Product, caseId: string): Promise<FoldedTwice> =>
  foldTwice(product, caseViewVersion, (store, snapshots) =>
    new CaseReader(store, product.get(SubjectKeys), snapshots).view(caseId),
  );

const foldTwice = async (
  product: Product,
  version: number,
  fold: (store: EventStore, snapshots: Snapshots) => Promise<unknown>,
): Promise<FoldedTwice> => {
  const store = product.get(EventStore);
  let eventsRead = 0;
  const readStream: EventStore['readStream'] = async function* (...args) {
    for await (const event of store.readStream(...args)) {
      eventsRead += 1;
      yield event;
    }
  };
  const counted = Object.create(store, { readStream: { value: readStream } }) as EventStore;
  const resumed = await fold(counted, product.get(Snapshots));
  return { resumed, whole: await fold(store, new NoSnapshots()), version, eventsRead };
};

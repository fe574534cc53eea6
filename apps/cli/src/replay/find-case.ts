import { type CaseDetails, type CaseEvent, CASE_CATEGORY, caseIdOf } from '#cases';
import type { EventCodec } from '#codec';
import type { EventStore } from '#event-store';

/**
 * The id of the case with this number; undefined where there is none. The read model answers at once, but may not have
 * come to the case yet, as right after an import: then the log is looked through.
 */
export const caseIdByNumber = async (
  number: string,
  {
    details,
    store,
    codec,
  }: { details: Pick<CaseDetails, 'byNumber'>; store: EventStore; codec: EventCodec<CaseEvent> },
): Promise<string | undefined> => {
  const known = await details.byNumber(number);
  if (known) return known.id;
  for await (const { events } of store.readAll({ categories: [CASE_CATEGORY], types: ['CaseOpened'] })) {
    const opened = (await codec.decode(events, ['plain'])).find(
      ({ type, data }) => type === 'CaseOpened' && data.number === number,
    );
    if (opened) return caseIdOf(opened.envelope.stream);
  }
  return undefined;
};

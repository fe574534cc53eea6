import { type CaseDetails, type CaseEvent, CASE_CATEGORY, caseIdOf } from '#cases';
import type { EventCodec } from '#codec';
import type { EventStore } from '#event-store';

/**
 * Returns the id of the case with this number; undefined if there is none. Searches the log if the read model does not
 * have the case, which it may not have applied yet, for example after an import.
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

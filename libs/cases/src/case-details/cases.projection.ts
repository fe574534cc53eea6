import { keyed } from '#kernel';
import type { Projection } from '#projections';
import type { CaseEvent } from '../case/case.events.js';
import { CASE_CATEGORY, caseIdOf } from '../case/case.streams.js';
import { type CaseView, foldCaseView } from '../case/view/case.view.js';
import { caseListRow } from '../case-list/case-list.row.js';

/** A case as people read it, and by what it is looked up. */
export type CaseDetailsRow = {
  readonly caseId: string;
  readonly number: string;
  readonly externalSource: string | null;
  readonly externalId: string | null;
  readonly view: CaseView;
};

/**
 * Cases, in two tables: whole, and flat for filters and sorting. The list is derived from the view, so that the meaning
 * of an event for its readers is written down once.
 */
export const casesProjection: Projection<CaseEvent, { details: CaseDetailsRow }> = {
  name: 'cases',
  version: 1,
  categories: [CASE_CATEGORY],
  lanes: 4,
  tables: { details: { name: 'case_details_v1', key: 'caseId' } },
  derived: { list: { name: 'case_list_v1', key: 'caseId', of: 'details', row: ({ view }) => caseListRow(view) } },

  keys({ envelope }) {
    return { details: [caseIdOf(envelope.stream)] };
  },

  laneKeysOf: (stream) => [caseIdOf(stream)],

  fold({ details }, event) {
    const caseId = caseIdOf(event.envelope.stream);
    const view = foldCaseView(details[caseId]?.view, event);
    return { details: keyed(caseId, caseDetailsRow(view)) };
  },
};

const caseDetailsRow = (view: CaseView): CaseDetailsRow => ({
  caseId: view.id,
  number: view.number,
  externalSource: view.externalReference?.source ?? null,
  externalId: view.externalReference?.id ?? null,
  view,
});

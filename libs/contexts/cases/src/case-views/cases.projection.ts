import { typesOf } from '#event-store';
import { keyed } from '#kernel';
import { column, defineProjection, readTable, type RowOf } from '#projections';
import { type CaseEvent, caseShapes } from '../case/case.events.js';
import { CASE_CATEGORY, caseIdOf } from '../case/case.streams.js';
import { type CaseView, foldCaseView } from '../case/view/case.view.js';
import { caseListRow, caseListTable } from './case-list.table.js';

/** The whole case view as JSON, with the columns by which a case is looked up. */
export const caseDetailsTable = readTable({
  name: 'case_details',
  version: 1,
  key: 'caseId',
  columns: {
    caseId: column.uuid(),
    number: column.text(),
    externalSource: column.text().nullable(),
    externalId: column.text().nullable(),
    view: column.json<CaseView>(),
  },
  indexes: {
    number: '(number)', // not unique: if the log has a number twice, so has the read model
    external: '(external_id, external_source) WHERE external_id IS NOT NULL',
  },
  comment: 'Cases as people read them, with personal data and texts in clear.',
});

type CaseDetailsRow = RowOf<typeof caseDetailsTable>;

/**
 * Cases in two tables: the whole view, and flat columns for filtering and sorting. The flat row is derived from the
 * view, so the meaning of an event is defined in one place, the view's reducer.
 */
export const casesProjection = defineProjection<CaseEvent>()({
  name: 'cases',
  version: 1,
  reactsTo: { [CASE_CATEGORY]: typesOf(caseShapes) },
  lanes: 4,
  tables: { details: caseDetailsTable },
  derived: { list: { ...caseListTable, of: 'details', row: ({ view }) => caseListRow(view) } },

  keys({ envelope }) {
    return { details: [caseIdOf(envelope.stream)] };
  },

  laneKeysOf: (stream) => [caseIdOf(stream)],

  fold({ details }, event) {
    const caseId = caseIdOf(event.envelope.stream);
    const view = foldCaseView(details[caseId]?.view, event);
    return { details: keyed(caseId, caseDetailsRow(view)) };
  },
});

const caseDetailsRow = (view: CaseView): CaseDetailsRow => ({
  caseId: view.id,
  number: view.number,
  externalSource: view.externalReference?.source ?? null,
  externalId: view.externalReference?.id ?? null,
  view,
});

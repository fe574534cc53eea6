import { type StreamModel, streamCommands, streamReader } from '#kit';
import { type CaseEvent, caseShapes } from './case.events.js';
import { onOwnCase } from './case.rules.js';
import { type CaseState, caseFold, caseStateVersion, caseSubjectOf } from './case.state.js';
import { caseNames, caseSubject } from './case.streams.js';
import { caseViewVersion, foldCaseView } from './view/case.view.js';

export const caseStreams: StreamModel<CaseState, CaseEvent> = {
  names: caseNames,
  shapes: caseShapes,
  fold: caseFold,
  subjectOf: caseSubjectOf,
  snapshots: { name: 'case', version: caseStateVersion },
  ruled: onOwnCase,
};

/** Runs commands on cases. */
export class CaseCommands extends streamCommands(caseStreams) {}

/** Reads cases from their streams, so the result is never stale. */
export class CaseReader extends streamReader(caseStreams, {
  fold: foldCaseView,
  subjectOf: (view, stream) => caseSubject(stream, view?.customerId),
  snapshots: { name: 'case-view', version: caseViewVersion },
}) {}

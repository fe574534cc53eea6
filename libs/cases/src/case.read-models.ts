import { CaseDetails } from './case-details/case-details.js';
import { casesProjection } from './case-details/cases.projection.js';
import { CaseList } from './case-list/case-list.js';
import { caseTransitionsProjection } from './case-transitions/case-transitions.projection.js';
import { CaseTransitions } from './case-transitions/case-transitions.js';
import { EscalationBoard } from './escalation-board/escalation-board.js';
import { escalationBoardProjection } from './escalation-board/escalation-board.projection.js';
import { QueueBoard } from './queue-board/queue-board.js';
import { queueBoardProjection } from './queue-board/queue-board.projection.js';
import { QueueChanges } from './queue-board/queue-changes.js';

/** The read models of cases: what fills them, and who answers from them. */
export const caseProjections = [
  casesProjection,
  queueBoardProjection,
  escalationBoardProjection,
  caseTransitionsProjection,
];

export const caseQueries = [CaseDetails, CaseList, QueueBoard, QueueChanges, EscalationBoard, CaseTransitions];

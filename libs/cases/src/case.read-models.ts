import { PutCasesBehindViews1763801200100 } from './case-generations.migration.js';
import { CaseDetails } from './case-details/case-details.js';
import { CaseDetailsEntity } from './case-details/case-details.entity.js';
import { CreateCaseDetails1763800300000 } from './case-details/case-details.migration.js';
import { casesProjection } from './case-details/cases.projection.js';
import { CaseList } from './case-list/case-list.js';
import { CaseListEntity } from './case-list/case-list.entity.js';
import { CreateCaseList1763800400000 } from './case-list/case-list.migration.js';
import { CreateCaseTransitions1763800700000 } from './case-transitions/case-transitions.migration.js';
import { caseTransitionsProjection } from './case-transitions/case-transitions.projection.js';
import { CaseTransitions } from './case-transitions/case-transitions.js';
import { FoldCasesInLanes1763801110000 } from './case-lanes.migration.js';
import { EscalationBoard } from './escalation-board/escalation-board.js';
import { PendingEscalationEntity } from './escalation-board/escalation-board.entity.js';
import { ReviseEscalationBoard1763802100100 } from './escalation-board/escalation-board-v2.migration.js';
import { CreateEscalationBoard1763800600000 } from './escalation-board/escalation-board.migration.js';
import { escalationBoardProjection } from './escalation-board/escalation-board.projection.js';
import { QueueBoard } from './queue-board/queue-board.js';
import { QueueBoardEntity } from './queue-board/queue-board.entity.js';
import { CreateQueueBoard1763800500000 } from './queue-board/queue-board.migration.js';
import { queueBoardProjection } from './queue-board/queue-board.projection.js';
import { QueueChangeEntity } from './queue-board/queue-change.entity.js';
import { QueueChanges } from './queue-board/queue-changes.js';

/** The read models of cases: what fills them, what they are stored in, and who answers from them. */
export const caseProjections = [
  casesProjection,
  queueBoardProjection,
  escalationBoardProjection,
  caseTransitionsProjection,
];

export const caseEntities = [
  CaseDetailsEntity,
  CaseListEntity,
  QueueBoardEntity,
  QueueChangeEntity,
  PendingEscalationEntity,
];

export const caseReadMigrations = [
  CreateCaseDetails1763800300000,
  CreateCaseList1763800400000,
  CreateQueueBoard1763800500000,
  CreateEscalationBoard1763800600000,
  CreateCaseTransitions1763800700000,
  FoldCasesInLanes1763801110000,
  PutCasesBehindViews1763801200100,
  ReviseEscalationBoard1763802100100,
];

export const caseQueries = [CaseDetails, CaseList, QueueBoard, QueueChanges, EscalationBoard, CaseTransitions];

import type { Role } from '#kernel';

/*
 * Expected permissions, written by hand from the requirements (F4, F36–F38) and not derived from the policy. The matrix spec compares the
 * schema and a running API with them, and fails for anything that is missing here.
 */

/** Roles that a token can have. `system` acts without a token. */
export type TokenRole = Exclude<Role, 'system'>;

/** Groups of roles: role names, separated by spaces. */
const desk = 'agent engineer relations dispatcher';
const house = 'agent engineer engineering relations dispatcher quality analyst';

/** F12: everyone who works with cases, devices or policies may read articles. */
const employees = `${house} technician policy-admin`;
/** Roles that may write articles. */
const editors = 'engineer engineering policy-admin';

/** Roles that may call each operation; all others may not. Integrations, which may call what their token names, are tested separately. */
export const mayCall: Readonly<Record<string, string>> = {
  case: `customer ${house}`,
  cases: `customer ${house}`,
  caseDurations: house,
  casesByStatus: house,
  caseTransitions: house,
  queues: house,
  escalations: house,
  caseChanged: `customer ${house}`,
  queueChanged: house,

  article: `customer ${employees}`,
  articles: `customer ${employees}`,
  publishArticle: editors,
  retireArticle: editors,

  accessLog: 'privacy-officer',
  refusedAttempts: 'privacy-officer',

  projections: 'operator',
  projectionJobs: 'operator',
  processes: 'operator',
  logSeals: 'operator',
  retryParked: 'operator',
  rebuildProjection: 'operator',
  verifyProjection: 'operator',
  retryProcess: 'operator',

  openCase: 'customer agent engineer relations dispatcher',
  classifyCase: 'agent engineer dispatcher',
  setPriority: 'agent engineer dispatcher',
  startWork: 'agent engineer engineering relations',
  returnWork: 'agent engineer engineering relations dispatcher',
  routeCase: 'agent engineer engineering relations dispatcher',
  assignAgent: 'agent engineer dispatcher',
  releaseAgent: 'agent engineer dispatcher',
  awaitParty: 'agent engineer engineering relations',
  resumeCase: 'agent engineer engineering relations',
  recordContact: 'customer agent engineer engineering relations',
  sendArticle: 'agent engineer engineering relations',
  addNote: 'agent engineer engineering relations dispatcher quality',
  diagnoseCase: 'agent engineer engineering',
  escalateCase: 'agent engineer',
  acceptEscalation: 'engineer engineering',
  declineEscalation: 'engineer engineering',
  deEscalateCase: 'engineer engineering',
  scheduleRepair: 'customer agent engineer',
  recordReplacement: 'engineer',
  proposeResolution: 'agent engineer engineering relations',
  confirmResolution: 'customer agent engineer',
  rejectResolution: 'customer agent engineer',
  remindCustomer: 'agent engineer engineering relations',
  closeCase: 'agent engineer relations',
  reopenCase: 'agent engineer relations',
  linkCase: 'agent engineer engineering relations dispatcher',
  linkCustomer: desk,
  verifyIdentity: desk,

  customer: `customer ${house} privacy-officer`,
  customers: `${desk} privacy-officer`,
  registerCustomer: desk,
  changeCustomerDetails: `customer ${desk}`,
  setPreferences: `customer ${desk}`,
  addDevice: `customer ${desk}`,
  removeDevice: `customer ${desk}`,
  mergeCustomer: desk,
  placeLegalHold: 'privacy-officer',
  liftLegalHold: 'privacy-officer',
  erasePersonalData: 'privacy-officer',
  erasures: 'privacy-officer',
};

/** Codes, ids, numbers and times of a case: everyone who may see cases. */
const open = `customer ${house} integration`;
/** Internal data: not for customers (F38). */
const internal = `${house} integration`;
/**
 * Free text, which may name anyone: masked for analysts and integrations. Engineering may see it for cases that are escalated to it (F8);
 * that it may not for other cases is tested separately.
 */
const text = `customer ${desk} engineering quality`;
const internalText = `${desk} engineering quality`;
/** Personal data: neither for analysts nor for engineering. */
const personal = `customer ${desk} quality`;
/** Customer records. Roles without access to personal data see them without it. */
const customerReaders = `customer ${house} privacy-officer integration`;
/** Personal data of customers. For the desk only while the identity is verified (F4), which is tested separately. */
const customerPersonal = `customer ${desk} privacy-officer`;
/** Internal data of a customer record: not for customers (F38). */
const customerInternal = `${house} privacy-officer integration`;
/** Possible duplicates reveal shared telephone numbers: only for roles that may see those and merge records. */
const merging = `${desk} privacy-officer`;
/** Articles are for their audience, their internal data for employees (F12). */
const readers = `customer ${employees} integration`;
const articleInternal = `${employees} integration`;
/** Integrations may see what their token names: operational data contain nothing personal. */
const operators = 'operator integration';
const privacy = 'privacy-officer';
/** Payload fields of all commands: everyone who may send a command. */
const senders = `customer ${desk} engineering quality policy-admin integration operator privacy-officer`;

type Audience = string;
type FieldNames = string;

/** Roles that may see each field, by object type, of an object that they may see. Other roles get null or an empty list. */
export const givenTo: Readonly<Record<string, readonly (readonly [Audience, FieldNames])[]>> = {
  Case: [
    [
      open,
      `id number revision position status priority impact urgency tier channel category subcategory language region origin
      customerId deviceSerial externalReference snapshot repairs diagnosis diagnosisCount resolution closing awaiting
      pendingEscalation escalationCount contactCount rejectionCount reopenCount reminders
      openedAt updatedAt closedAt lastContactAt ageSeconds identityVerifiedAt`,
    ],
    [open, 'customer sentArticles'],
    [text, 'symptom'],
    [personal, 'contact screenshot orderNumber'],
    [internal, 'queue skills assignee transferCount noteCount links history'],
  ],
  Customer: [
    [
      customerReaders,
      'id registeredAt region segment language preferredChannel devices updatedAt revision position cases',
    ],
    [customerPersonal, 'name phone email accessibility'],
    [customerInternal, 'mergedInto absorbed legalHold erasure'],
    [merging, 'possibleDuplicates'],
  ],
  CustomerDevice: [[customerReaders, 'serial addedAt']],
  CustomerConnection: [[`${desk} privacy-officer integration`, 'edges nodes pageInfo totalCount']],
  CustomerEdge: [[`${desk} privacy-officer integration`, 'cursor node']],
  CustomerPayload: [
    [`customer ${desk} privacy-officer integration`, 'customer conflict position revision userErrors'],
    [merging, 'possibleDuplicates'],
  ],
  CustomerConflict: [[`customer ${desk} privacy-officer integration`, 'expectedRevision revision']],
  LegalHold: [
    [customerInternal, 'placedAt placedBy'],
    [`${desk} privacy-officer`, 'reason'],
  ],
  CustomerErasure: [
    [customerInternal, 'status requestedAt erasedAt certificateId'],
    [`${desk} privacy-officer`, 'reason'],
  ],
  Erasure: [
    ['privacy-officer', 'id customerId requestedBy requestedAt step stepAt through failures error certificate'],
  ],

  Contact: [[personal, 'name phone email']],
  Snapshot: [[open, 'appVersion deviceModel osVersion']],
  ExternalReference: [[open, 'source id']],
  Awaiting: [
    [open, 'party since'],
    [internalText, 'reason'],
  ],
  PendingEscalation: [
    [open, 'fromTier toTier severity since'],
    [internal, 'specialty'],
    [internalText, 'reason urgentReason attempts'],
  ],
  Diagnosis: [
    [open, 'nth supersedes faultClass faultCodes confidence diagnosedAt'],
    [text, 'symptom since trigger frequency'],
    [internalText, 'steps evidence'],
    [internal, 'diagnosedBy'],
  ],
  StepTried: [[internalText, 'step result']],
  Repair: [[open, 'rmaId mode deviceSerial faultCode siteId scheduledAt appointmentAt replacement']],
  Replacement: [[open, 'newSerial rule inheritedStart inheritedEnd replacedAt']],
  Resolution: [
    [open, 'code proposedAt confirmedAt'],
    [text, 'summary'],
  ],
  Closing: [[open, 'code cause ground']],
  CaseLink: [
    [internal, 'relation caseId externalReference linkedAt'],
    [internalText, 'overrideReason'],
  ],

  Article: [
    [
      readers,
      'id kind audience status version translations translation publishedAt retiredAt origin revision position',
    ],
    [articleInternal, 'changeNote publishedBy retirementReason timesSent history'],
  ],
  ArticleTranslation: [[readers, 'language title body']],
  ArticleConnection: [[readers, 'edges nodes pageInfo totalCount']],
  ArticleEdge: [[readers, 'cursor node']],
  ArticlePayload: [[`${editors} integration`, 'article conflict position revision userErrors']],
  ArticleConflict: [[`${editors} integration`, 'expectedRevision revision hasMore events']],
  ArticleEvent: [
    [
      articleInternal,
      'id type data actor role occurredAt recordedAt origin policyVersion position revision commandId correlationId',
    ],
  ],
  ArticleEventConnection: [[articleInternal, 'edges nodes pageInfo totalCount']],
  ArticleEventEdge: [[articleInternal, 'cursor node']],
  SentArticle: [
    [open, 'articleId version language sentAt translation article'],
    [internal, 'sentBy'],
  ],

  CaseEvent: [
    [
      internal,
      'id type data actor role occurredAt recordedAt origin policyVersion position revision commandId correlationId',
    ],
  ],
  CaseEventConnection: [[internal, 'edges nodes pageInfo totalCount']],
  CaseEventEdge: [[internal, 'cursor node']],

  CaseConnection: [
    [open, 'edges nodes'],
    [`${open} privacy-officer`, 'pageInfo totalCount'], // roles that may see no case get an empty page
  ],
  CaseEdge: [[open, 'cursor node']],
  PageInfo: [[`${open} technician policy-admin privacy-officer`, 'hasNextPage hasPreviousPage startCursor endCursor']],

  CaseChange: [
    [open, 'case position revision'],
    [internal, 'event'],
  ],
  QueueChange: [
    [
      internal,
      `caseId cause fromQueue toQueue fromTier toTier wasEscalatedToTier escalatedToTier
      occurredAt recordedAt position`,
    ],
  ],
  QueueLoad: [[internal, 'queue tier openCases medianAgeSeconds medianOpenedAt oldestAgeSeconds oldestOpenedAt']],
  Escalation: [
    [internal, 'case caseId fromTier toTier severity specialty escalatedAt escalatedBy dwellSeconds'],
    [internalText, 'reason urgentReason attempts'],
  ],
  CaseDurations: [[internal, 'cases meanSeconds medianSeconds']],
  CaseStatusCount: [[internal, 'status awaitedParty cases']],
  CaseTransitionCount: [[internal, 'from to count']],
  CaseStanding: [[internal, 'status awaitedParty']],

  CasePayload: [[`customer ${desk} engineering quality integration`, 'case conflict position revision userErrors']],
  CaseConflict: [
    [`customer ${desk} engineering quality integration`, 'expectedRevision revision hasMore'],
    [`${desk} engineering quality integration`, 'events'],
  ],
  UserError: [[senders, 'code message path']],

  AccessEntry: [[privacy, 'id at actor role operation subject fields correlationId']],
  AccessEntryConnection: [[privacy, 'edges nodes pageInfo totalCount']],
  AccessEntryEdge: [[privacy, 'cursor node']],
  RefusedAttempt: [[privacy, 'minute actor role operation code attempts']],
  RefusedAttemptConnection: [[privacy, 'edges nodes pageInfo totalCount']],
  RefusedAttemptEdge: [[privacy, 'cursor node']],

  LogSeal: [[operators, 'number sealedAt through']],
  LogSeals: [[operators, 'fault last unsealedEvents unsealedSince']],
  ParkedInstance: [[operators, 'deferredEvents error instance parkedAt']],
  ParkedKey: [[operators, 'attempts error eventType events isRetryRequested key lane position since']],
  Process: [
    [
      operators,
      'advancedAt error instances name nextTimerDueAt oldestUnsentAt parked position sendError timers unsent',
    ],
  ],
  Projection: [[operators, 'lagEvents lagSeconds lanes name parkedKeyCount parkedKeys position version']],
  ProjectionJob: [
    [
      operators,
      `differences endedAt error events eventsPerSecond examples id kind parked phase projection requestedAt requestedBy
      share startedAt state`,
    ],
  ],
  ProjectionJobPayload: [[operators, 'job userErrors']],
  ProjectionLane: [
    [operators, 'advancedAt error failingSince failures lagEvents lagSeconds lane leaseExpiresAt position worker'],
  ],
  RetryParkedPayload: [[operators, 'keys userErrors']],
  RetryProcessPayload: [[operators, 'instances userErrors']],
  RowDifference: [[operators, 'columns key kind table']],
};

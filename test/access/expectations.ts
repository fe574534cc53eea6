import type { Role } from '#kernel';

/*
 * Who may call what and is given what, written by hand from the table of roles in the requirements (domain.md §4, F4, F36–F38), not taken
 * from the policy. The matrix spec holds the built schema and a running API against it: whatever is not named here fails it.
 */

/** Every role that a token can carry; what `system` does, it does without one. */
export type TokenRole = Exclude<Role, 'system'>;

/** Who is named together below: role names with blanks between them. */
const desk = 'agent engineer relations dispatcher';
const house = 'agent engineer engineering relations dispatcher quality analyst';

/** Whoever works with cases, devices or policies reads what the house knows (F12). */
const employees = `${house} technician policy-admin`;
/** Who writes it. */
const editors = 'engineer engineering policy-admin';

/** Whoever is not named may not. An integration may what its token names; that is tested apart. */
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

/** Codes, ids, numbers and times of a case: all who are given cases at all. */
const open = `customer ${house} integration`;
/** The inner workings: not the customer (F38). */
const internal = `${house} integration`;
/**
 * What people write freely may name anyone: masked for analysts, and for integrations. Engineering has no contact data, but of the cases
 * that come to it what was already tried travels along (F8); that it has none of the others is tested apart.
 */
const text = `customer ${desk} engineering quality`;
const internalText = `${desk} engineering quality`;
/** Who someone is: beside the analyst, engineering has no contact data. */
const personal = `customer ${desk} quality`;
/** Records of customers; those of the house that see no personal data get them without any. */
const customerReaders = `customer ${house} privacy-officer integration`;
/** Who a customer is; the desk only while the identity is verified (F4), which is tested apart. */
const customerPersonal = `customer ${desk} privacy-officer`;
/** What the house does with a record: not the customer (F38). */
const customerInternal = `${house} privacy-officer integration`;
/** That two records have one telephone number tells of that number: for those who see it, and may merge the two. */
const merging = `${desk} privacy-officer`;
/** Articles are for everyone they are written for; how they came to be, for the house (F12). */
const readers = `customer ${employees} integration`;
const articleInternal = `${employees} integration`;
/** What an integration's token names, it is given: the product's health holds nothing personal. */
const operators = 'operator integration';
const privacy = 'privacy-officer';
/** Of what every command answers: all who can send one. */
const senders = `customer ${desk} engineering quality policy-admin integration operator privacy-officer`;

type Audience = string;
type FieldNames = string;

/** Of each object type, who is given which of its fields, on an object that they may see at all. Not given is null, or an empty list. */
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
    [`${open} privacy-officer`, 'pageInfo totalCount'], // who is shown no case is shown an empty page
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

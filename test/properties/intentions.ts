import fc, { type Arbitrary } from 'fast-check';
import {
  AcceptEscalation,
  AddNote,
  AssignAgent,
  awaitedParties,
  AwaitParty,
  caseSlices,
  ClassifyCase,
  CloseCase,
  confidences,
  ConfirmResolution,
  DeclineEscalation,
  DeEscalateCase,
  DiagnoseCase,
  directions,
  EraseCaseData,
  EscalateCase,
  faultClasses,
  inheritanceRules,
  levels,
  LinkCase,
  LinkCustomer,
  linkRelations,
  OpenCase,
  priorities,
  ProposeResolution,
  RecordContact,
  RecordReplacement,
  RejectResolution,
  ReleaseAgent,
  RemindCustomer,
  ReopenCase,
  repairModes,
  ResumeCase,
  ReturnWork,
  RouteCase,
  ScheduleRepair,
  SetPriority,
  StartWork,
  VerifyIdentity,
  visibilities,
} from '#cases';
import type { AnyCommandClass } from '#kernel';
import { fieldsOf } from './generic-intention.js';

/** A command without stream, sender and time. */
export interface Intention {
  readonly type: AnyCommandClass;
  /** Values such as `$rma` are taken from the history of the case: see `placeholders`. */
  readonly data: object;
}

/** Replaced when the command is sent: RMA and device of the last repair, the case itself, the other case. */
export const placeholders = ['$rma', '$device', '$self', '$other'] as const;
export type Placeholder = (typeof placeholders)[number];

const text = fc.oneof(
  { arbitrary: fc.constantFrom('cracked', '屏幕裂了', 'its "own" \\ \n', '👩‍🔧'), weight: 4 },
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
);
const code = (...codes: string[]) => fc.constantFrom(...codes);
const maybe = <Value>(value: Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });
const upToTwo = <Value>(value: Arbitrary<Value>) => fc.array(value, { maxLength: 2 });

// Small pools that repeat values often, because many rules concern repeated values.
const serial = code('SN-1', 'SN-2');
const faultCode = code('F-1', 'F-2');
const tier = fc.constantFrom(1, 2, 3);
const instant = code(
  '2025-12-31T00:00:00.000Z',
  '2026-01-01T02:00:00.000Z',
  '2027-06-01T00:00:00.000Z',
  '2028-06-01T00:00:00.000Z',
);
const reason = { reason: maybe(text) };
const externalReference = fc.record({ source: code('orders', 'problems'), id: code('X-1', 'X-2') });
const tried = upToTwo(fc.record({ step: code('restart', 'reset'), result: text }));

/** Commands whose fields are generated here with care. */
const chosen = new Set<AnyCommandClass>();

const intention = (type: AnyCommandClass, fields: Record<string, Arbitrary<unknown>> = {}): Arbitrary<Intention> => {
  chosen.add(type);
  return fc.record({ type: fc.constant(type), data: fc.record(fields) });
};

export const opening: Arbitrary<Intention> = intention(OpenCase, {
  customerId: fc.constantFrom('C-1', 'C-1', 'C-2', undefined),
  contact: maybe(fc.record({ name: maybe(text), phone: maybe(text), email: maybe(text) })),
  deviceSerial: fc.constantFrom('SN-1', 'SN-1', 'SN-2', undefined),
  channel: code('phone', 'chat'),
  category: code('hardware', 'billing'),
  subcategory: maybe(code('battery', 'display')),
  symptom: text,
  snapshot: maybe(fc.record({ deviceModel: maybe(code('Nova-7')), osVersion: maybe(code('12.1')) })),
  screenshot: maybe(text),
  language: code('en', 'zh-Hans', 'zh-Hant'),
  region: code('CN', 'HK'),
  priority: maybe(fc.constantFrom(...priorities)),
  impact: maybe(fc.constantFrom(...levels)),
  urgency: maybe(fc.constantFrom(...levels)),
  orderNumber: maybe(text),
  externalReference: maybe(externalReference),
});

const diagnosis = intention(DiagnoseCase, {
  faultClass: fc.constantFrom(...faultClasses),
  faultCodes: upToTwo(faultCode),
  symptom: text,
  since: maybe(text),
  trigger: maybe(text),
  frequency: maybe(text),
  steps: tried,
  evidence: upToTwo(text),
  confidence: fc.constantFrom(...confidences),
});

const proposal = intention(ProposeResolution, { code: code('repaired', 'solved'), summary: maybe(text) });

// The silence that began at the first wait or proposal, some other one, or any.
const silentSince = fc.constantFrom(undefined, undefined, 1, 2, 3);
const reminder = intention(RemindCustomer, { silentSince, nth: fc.constantFrom(undefined, undefined, 1, 2) });

const contact = intention(RecordContact, {
  channel: code('phone', 'chat'),
  direction: fc.constantFrom(...directions),
  summary: text,
  recordingReference: maybe(text),
});

const describing = fc.oneof(
  intention(ClassifyCase, {
    category: maybe(code('hardware', 'billing')),
    subcategory: maybe(code('battery', 'display')),
    symptom: maybe(text),
    region: maybe(code('CN', 'HK')),
    deviceSerial: maybe(serial),
  }),
  intention(SetPriority, {
    priority: fc.constantFrom(...priorities),
    impact: maybe(fc.constantFrom(...levels)),
    urgency: maybe(fc.constantFrom(...levels)),
    ...reason,
  }),
  intention(AddNote, { body: text, visibility: fc.constantFrom(...visibilities) }),
);

const working = fc.oneof(
  intention(StartWork),
  intention(ReturnWork, reason),
  intention(RouteCase, { queue: code('general', 'hardware'), skills: upToTwo(code('display', 'battery')), ...reason }),
  intention(AssignAgent, { agentId: code('a-1', 'a-2'), overrideReason: maybe(text) }),
  intention(ReleaseAgent, reason),
);

const waiting = fc.oneof(
  intention(AwaitParty, { party: fc.constantFrom('customer', ...awaitedParties), ...reason }),
  intention(ResumeCase),
  intention(StartWork),
  contact,
  proposal,
  { arbitrary: reminder, weight: 3 },
);

/** A customer who is asked, and reminded until no reminders are left or the customer is in touch. */
const keepingSilent = fc.oneof(
  intention(AwaitParty, { party: code('customer') }),
  { arbitrary: intention(RemindCustomer), weight: 4 },
  { arbitrary: contact, weight: 2 },
);

const escalating = fc.oneof(
  diagnosis,
  {
    arbitrary: intention(EscalateCase, {
      toTier: tier,
      specialty: maybe(code('battery')),
      reason: text,
      severity: fc.constantFrom(...priorities),
      urgentReason: maybe(text),
    }),
    weight: 2,
  },
  { arbitrary: intention(AcceptEscalation), weight: 3 },
  intention(DeclineEscalation, { reason: text }),
  { arbitrary: intention(DeEscalateCase, { toTier: tier, reason: text }), weight: 2 },
);

const repairing = fc.oneof(
  { arbitrary: diagnosis, weight: 2 },
  {
    arbitrary: intention(ScheduleRepair, {
      mode: fc.constantFrom(...repairModes),
      faultCode,
      siteId: maybe(code('store-1')),
      slotHoldId: maybe(code('hold-1')),
      appointmentAt: maybe(instant),
    }),
    weight: 2,
  },
  {
    arbitrary: intention(RecordReplacement, {
      rmaId: fc.constantFrom('$rma', '$rma', '$rma', 'RMA-0'),
      oldSerial: fc.constantFrom('$device', '$device', '$device', 'SN-2'),
      newSerial: serial,
      inheritedStart: instant,
      inheritedEnd: instant,
      rule: fc.constantFrom(...inheritanceRules),
    }),
    weight: 3,
  },
);

const settling = fc.oneof(
  proposal,
  intention(ConfirmResolution, { comment: maybe(text) }),
  intention(RejectResolution, reason),
  { arbitrary: reminder, weight: 2 },
  {
    arbitrary: intention(CloseCase, {
      code: code('repaired', 'withdrawn'),
      cause: maybe(code('battery')),
      ground: code('confirmed', 'confirmed', 'withdrawn', 'idle'),
      silentSince,
    }),
    weight: 2,
  },
  { arbitrary: intention(ReopenCase, reason), weight: 2 },
);

const linking = fc.oneof(
  {
    arbitrary: intention(LinkCase, {
      relation: fc.constantFrom(...linkRelations),
      caseId: fc.constantFrom(undefined, '$other', '$other', '$self', '6c1f0d2e-5a87-4a53-9c35-2d9f6a3c7b10'),
      externalReference: fc.oneof(fc.constant(undefined), externalReference),
      overrideReason: maybe(text),
    }),
    weight: 4,
  },
  { arbitrary: intention(LinkCustomer, { customerId: code('C-1', 'C-2') }), weight: 2 },
  { arbitrary: intention(VerifyIdentity, { method: code('document', 'one-time-code') }), weight: 1 },
  { arbitrary: intention(EraseCaseData), weight: 1 },
  opening,
);

/** All other commands, with whatever their inputs allow. */
const others = caseSlices
  .filter(({ command }) => !chosen.has(command))
  .map(({ command, mutation }) => intention(command, mutation && fieldsOf(mutation.input)));

/** The main subject of a sequence, and the number of commands needed to reach the rarer rules. */
export interface Theme {
  readonly intention: Arbitrary<Intention>;
  readonly commands: { readonly minLength: number; readonly maxLength: number };
}

const few = { minLength: 3, maxLength: 6 };
const many = { minLength: 6, maxLength: 10 };

const about = [
  { intention: describing, commands: few },
  { intention: working, commands: few },
  { intention: waiting, commands: few },
  { intention: keepingSilent, commands: many },
  { intention: escalating, commands: many },
  { intention: repairing, commands: many },
  { intention: settling, commands: many },
  { intention: linking, commands: few },
  ...(others.length > 0 ? [{ intention: fc.oneof(...others), commands: few }] : []),
];
const anyIntention = fc.oneof(...about.map(({ intention }) => intention));

export const themes: readonly Theme[] = about.map(({ intention, commands }) => ({
  intention: fc.oneof({ arbitrary: intention, weight: 7 }, { arbitrary: anyIntention, weight: 1 }),
  commands,
}));

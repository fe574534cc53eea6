import { Refusal, type Refusals } from '#kernel';

/** Refusal codes of commands on cases. Each code has a message per language in `messages/`. */
export const caseRefusals = {
  CASE_NOT_FOUND: {
    meaning: 'There is no case with this id.',
    remedy: 'Check the id; find the case by its number or customer.',
  },
  CASE_ALREADY_OPENED: {
    meaning: 'A case was already opened under the id that follows from this `commandId`.',
    remedy: 'Use a new `commandId` to open another case.',
  },
  CASE_NOT_OPEN: {
    meaning: 'The case is closed, and the command needs an open one.',
    remedy: 'Reopen the case with `reopenCase` first, or open a new one.',
  },
  CASE_NOT_CLOSED: {
    meaning: 'The case is open, and only a closed case can be reopened.',
    remedy: 'Go on with the case; nothing needs to be reopened.',
  },
  NOT_YOUR_CASE: {
    meaning: 'The case belongs to another customer or to none; customers act on their own cases only.',
    remedy: 'Check the id of the case, or ask the support desk to link the case to you.',
  },
  WORK_ALREADY_STARTED: {
    meaning: 'The case is waiting for someone, so work on it has started before.',
    remedy: 'End the wait with `resumeCase` instead.',
  },
  CASE_RESOLVED: {
    meaning: 'A resolution was proposed to the customer, and the command needs a case without one.',
    remedy: 'Have the resolution confirmed or rejected first.',
  },
  AWAITING_ALREADY: {
    meaning: 'The case is already waiting for another party; it waits for one at a time.',
    remedy: 'End that wait with `resumeCase` first.',
  },
  NOT_AWAITING: {
    meaning: 'The case is not waiting for anyone, so there is no wait to end.',
    remedy: 'Reload the case; its wait has ended or never began.',
  },
  EVIDENCE_OR_STEPS_NEEDED: {
    meaning: 'A diagnosis must rest on evidence or on steps that were tried, and the input has neither.',
    remedy: 'Add at least one entry to `steps` or `evidence`.',
  },
  REVISION_NEEDS_TIER_2: {
    meaning: 'The case already has a diagnosis, and only tier 2 or 3 may revise it.',
    remedy: 'Escalate the case, or ask a colleague of tier 2 or 3.',
  },
  ESCALATION_PENDING: {
    meaning: 'An escalation of the case is waiting for an answer.',
    remedy: 'Wait until the target tier has accepted or declined it.',
  },
  NO_ESCALATION_PENDING: {
    meaning: 'No escalation of the case is waiting for an answer.',
    remedy: 'Reload the case; somebody else may have answered the escalation.',
  },
  TIER_MUST_RISE: {
    meaning: 'An escalation must go to a higher tier than the one that the case is in.',
    remedy: 'Choose a higher `toTier`; to go down, use `deEscalateCase`.',
  },
  TIER_MUST_FALL: {
    meaning: 'A case can be returned only to a lower tier than the one that it is in.',
    remedy: 'Choose a lower `toTier`; to go up, use `escalateCase`.',
  },
  DIAGNOSE_FIRST: {
    meaning: 'The case has no diagnosis, which an escalation or a repair must rest on.',
    remedy: 'Diagnose the case first; an escalation that cannot wait may give `urgentReason` instead.',
  },
  NOT_IN_TARGET_TIER: {
    meaning: 'Only people in the tier that the case was escalated to may accept or decline the escalation.',
    remedy: 'Leave the answer to that tier.',
  },
  NOT_IN_CASE_TIER: {
    meaning: 'Only people in the tier that the case is in may return it to a lower one.',
    remedy: 'Leave this to that tier.',
  },
  DEVICE_UNKNOWN: {
    meaning: 'The case names no device, and a repair needs one.',
    remedy: 'Add the serial number with `classifyCase` first.',
  },
  FAULT_NOT_DIAGNOSED: {
    meaning: 'The fault code is not among those of the diagnosis.',
    remedy: 'Use a fault code of the diagnosis, or revise the diagnosis.',
  },
  REPAIR_ALREADY_SCHEDULED: {
    meaning: 'A repair of this device is already scheduled on the case.',
    remedy: 'Use that repair; a device has one repair at a time.',
  },
  APPOINTMENT_IN_THE_PAST: {
    meaning: 'The appointment is not in the future.',
    remedy: 'Choose a later `appointmentAt`.',
  },
  SITE_NEEDED: {
    meaning: 'A repair with mode `SITE` must name the site.',
    remedy: 'Add `siteId`, or choose another mode.',
  },
  RMA_UNKNOWN: {
    meaning: 'The case has no repair with this RMA id.',
    remedy: 'Take the `rmaId` from the `repairs` of the case.',
  },
  ALREADY_REPLACED: {
    meaning: 'Another replacement was already recorded for this repair.',
    remedy: 'Check the `replacement` of the repair; it cannot be recorded twice.',
  },
  SERIALS_MUST_DIFFER: {
    meaning: 'The new serial number is the same as the old one.',
    remedy: 'Enter the serial number of the replacement device.',
  },
  NOT_THE_REPAIRED_DEVICE: {
    meaning: 'The old serial number is not that of the device under repair.',
    remedy: 'Take `oldSerial` from the `deviceSerial` of the repair.',
  },
  INHERITED_TERM_INVALID: {
    meaning: 'The inherited warranty ends before it starts.',
    remedy: 'Correct `inheritedStart` and `inheritedEnd`.',
  },
  NO_RESOLUTION_PROPOSED: {
    meaning: 'No resolution is proposed on the case that could be confirmed or rejected.',
    remedy: 'Reload the case; propose a resolution with `proposeResolution`.',
  },
  RESOLUTION_UNCONFIRMED: {
    meaning: 'The case cannot be closed as confirmed, because the customer has not confirmed the resolution.',
    remedy: 'Have it confirmed with `confirmResolution`, or close the case on another ground.',
  },
  CUSTOMER_NOT_SILENT: {
    meaning: 'The customer owes no reply, or has been in touch since.',
    remedy: 'Reload the case; there is nobody to remind and no silence to close on.',
  },
  REMINDED_ENOUGH: {
    meaning: 'The customer was already reminded as often as the policy allows: twice by default.',
    remedy: 'Wait for a reply, or close the case on ground `IDLE`.',
  },
  REMIND_FIRST: {
    meaning:
      'The case cannot be closed as idle before the customer was reminded as often as the policy asks: twice by default.',
    remedy: 'Remind the customer with `remindCustomer` first.',
  },
  REOPEN_WINDOW_OVER: {
    meaning: 'The case was closed too long ago to be reopened: more than 14 days by default.',
    remedy: 'Open a new case and link the two with `linkCase`.',
  },
  LINK_TARGET_NEEDED: {
    meaning: 'A link needs exactly one target, and the input has none or two.',
    remedy: 'Give either `toCaseId` or `externalReference`.',
  },
  LINK_TARGET_UNKNOWN: {
    meaning: 'There is no case with the id `toCaseId`.',
    remedy: 'Check the id of the case to link to.',
  },
  LINK_TO_ITSELF: {
    meaning: 'A case cannot be linked to itself.',
    remedy: 'Give the id of another case as `toCaseId`.',
  },
  LINK_ACROSS_CUSTOMERS: {
    meaning: 'The two cases do not belong to the same customer.',
    remedy: 'If they are to be linked all the same, give an `overrideReason`.',
  },
  CASE_HAS_CUSTOMER: {
    meaning: 'The case already belongs to another customer.',
    remedy: 'If both records are one person, merge them with `mergeCustomer`.',
  },
  INBOUND_ONLY: {
    meaning: 'Customers can record only what they themselves told the support desk.',
    remedy: 'Send the direction `INBOUND`.',
  },
} as const satisfies Refusals;

export type CaseRefusalCode = keyof typeof caseRefusals;

export class CaseRefusal extends Refusal<CaseRefusalCode> {}

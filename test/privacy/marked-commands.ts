import { randomUUID } from 'node:crypto';
import {
  AcceptEscalation,
  AddNote,
  AssignAgent,
  AwaitParty,
  type CaseEventType,
  caseIdOf,
  CASE_CATEGORY,
  ClassifyCase,
  CloseCase,
  ConfirmResolution,
  DeclineEscalation,
  DeEscalateCase,
  DiagnoseCase,
  EscalateCase,
  LinkCase,
  LinkCustomer,
  OpenCase,
  ProposeResolution,
  RecordContact,
  RecordReplacement,
  RejectResolution,
  ReleaseAgent,
  RemindCustomer,
  ReopenCase,
  ResumeCase,
  ReturnWork,
  RouteCase,
  ScheduleRepair,
  SetPriority,
  StartWork,
  VerifyIdentity,
  rmaIdOf,
} from '#cases';
import { type CommandResult, streamFor } from '#command-processing';
import { type Actor, type Command, instantOf, type CommandClass } from '#kernel';
import { marked } from './marked-fields.js';

type Send = (command: Command) => Promise<CommandResult>;
const agent: Actor = { id: 'a-1', role: 'agent', tier: 1 };
const senior: Actor = { id: 'e-1', role: 'engineer', tier: 2 };

/** Sends commands to one case, with the marker in all personal fields and texts of the resulting event. */
class MarkedCase {
  readonly opening = randomUUID();
  readonly stream = streamFor(CASE_CATEGORY, this.opening);

  constructor(
    private readonly send: Send,
    private readonly marker: string,
  ) {}

  /** Sends one command. `plain` has the fields that are not encrypted. Returns the id of the command. */
  async act<C extends Command>(
    actor: Actor,
    type: CommandClass<C>,
    makes: CaseEventType,
    plain: Partial<C['data']> = {},
    commandId: string = randomUUID(),
  ): Promise<string> {
    const context = { commandId, actor, now: instantOf(Date.now()), correlationId: commandId };
    await this.send(new type(this.stream, { ...plain, ...marked(makes, this.marker) } as C['data'], context));
    return commandId;
  }
}

/**
 * Opens a case and sends it every command there is.
 * @param relative a case to link to.
 * @param guestOf opens the case for a guest, and links it to this customer later.
 */
export const sendMarkedCommands = async (
  send: Send,
  marker: string,
  customerId: string | undefined,
  relative?: string,
  guestOf = 'C-2',
): Promise<string> => {
  const marked = new MarkedCase(send, marker);
  const about = { channel: 'chat', category: 'power', deviceSerial: 'SN-1', language: 'en', region: 'GB' };
  await marked.act(agent, OpenCase, 'CaseOpened', { customerId, ...about }, marked.opening);
  await describeAndWork(marked);
  await diagnoseAndEscalate(marked);
  await repair(marked);
  const target = relative ? { caseId: relative } : { externalReference: { source: 'orders', id: 'X-1' } };
  await marked.act(agent, LinkCase, 'CaseLinked', { relation: 'related', ...target });
  if (customerId === undefined) await marked.act(agent, LinkCustomer, 'CustomerLinked', { customerId: guestOf });
  await settle(marked);
  return caseIdOf(marked.stream);
};

const describeAndWork = async (marked: MarkedCase): Promise<void> => {
  await marked.act(agent, VerifyIdentity, 'IdentityVerified', { method: 'document' });
  await marked.act(agent, ClassifyCase, 'CaseClassified', { region: 'HK' });
  await marked.act(agent, SetPriority, 'PrioritySet', { priority: 'high' });
  await marked.act(agent, RouteCase, 'CaseRouted', { queue: 'hardware', skills: [] });
  await marked.act(agent, AssignAgent, 'AgentAssigned', { agentId: 'a-1' });
  await marked.act(agent, StartWork, 'WorkStarted');
  await marked.act(agent, ReleaseAgent, 'AgentReleased');
  await marked.act(agent, ReturnWork, 'WorkReturned');
  await marked.act(agent, StartWork, 'WorkStarted');
  await marked.act(agent, AwaitParty, 'AwaitingStarted', { party: 'customer' });
  await marked.act(agent, RemindCustomer, 'CustomerReminded');
  await marked.act(agent, RecordContact, 'ContactRecorded', { channel: 'phone', direction: 'outbound' });
  await marked.act(agent, ResumeCase, 'AwaitingEnded');
  await marked.act(agent, AddNote, 'NoteAdded', { visibility: 'internal' });
};

const diagnoseAndEscalate = async (marked: MarkedCase): Promise<void> => {
  const fault = { faultClass: 'wear', faultCodes: ['F-1'], confidence: 'high' } as const;
  await marked.act(agent, DiagnoseCase, 'CaseDiagnosed', fault);
  await marked.act(agent, EscalateCase, 'CaseEscalated', { toTier: 2, severity: 'high' });
  await marked.act(senior, DeclineEscalation, 'EscalationDeclined');
  await marked.act(agent, EscalateCase, 'CaseEscalated', { toTier: 2, severity: 'high' });
  await marked.act(senior, AcceptEscalation, 'EscalationAccepted');
  await marked.act(senior, DeEscalateCase, 'CaseDeEscalated', { toTier: 1 });
};

const repair = async (marked: MarkedCase): Promise<void> => {
  const booked = await marked.act(agent, ScheduleRepair, 'RepairScheduled', { mode: 'courier', faultCode: 'F-1' });
  await marked.act(agent, RecordReplacement, 'DeviceReplaced', {
    rmaId: rmaIdOf(marked.stream, booked),
    oldSerial: 'SN-1',
    newSerial: 'SN-2',
    inheritedStart: '2026-01-01T00:00:00.000Z',
    inheritedEnd: '2027-01-01T00:00:00.000Z',
    rule: 'inherit',
  });
};

const settle = async (marked: MarkedCase): Promise<void> => {
  await marked.act(agent, ProposeResolution, 'ResolutionProposed', { code: 'repaired' });
  await marked.act(agent, RejectResolution, 'ResolutionRejected');
  await marked.act(agent, ProposeResolution, 'ResolutionProposed', { code: 'repaired' });
  await marked.act(agent, ConfirmResolution, 'ResolutionConfirmed');
  await marked.act(agent, CloseCase, 'CaseClosed', { code: 'repaired', ground: 'confirmed' });
  await marked.act(agent, ReopenCase, 'CaseReopened');
  await marked.act(agent, AwaitParty, 'AwaitingStarted', { party: 'customer' }); // gives a process some state
};

import {
  acceptEscalation,
  addNote,
  assignAgent,
  awaitParty,
  type CaseEvent,
  caseFold,
  type CaseState,
  caseStream,
  classifyCase,
  closeCase,
  confirmResolution,
  declineEscalation,
  deEscalateCase,
  defaultCasePolicy,
  diagnoseCase,
  eraseCaseData,
  escalateCase,
  linkCase,
  linkCustomer,
  onOwnCase,
  openCase,
  proposeResolution,
  recordContact,
  recordReplacement,
  rejectResolution,
  releaseAgent,
  remindCustomer,
  reopenCase,
  resumeCase,
  returnWork,
  routeCase,
  scheduleRepair,
  setPriority,
  startWork,
  rmaIdOf,
  verifyIdentity,
} from '#cases';
import { type Command, type Decide, type Instant, later, Refusal, sameJson } from '#kernel';

/** What a command comes to: the revision at which its stream stands then, or why it was refused. */
export type Outcome = { readonly revision: number } | { readonly refused: string };

/** One stream as the model knows it. */
export interface ModelStream {
  state: CaseState;
  /** -1 where there is none yet. */
  revision: number;
  occurredAt: Instant;
  readonly events: CaseEvent[];
  readonly commands: Map<string, { readonly command: Command; readonly revision: number }>;
}

type AnyDecide = (command: never, state: CaseState) => readonly CaseEvent[];

/** What handlers hand to decisions, the model has at hand. */
const decisionOf = (model: CaseModel, { name, data, stream, context }: Command): AnyDecide => {
  const { caseId } = data as { caseId?: string };
  const target = caseId === undefined ? undefined : model.streams.get(caseStream(caseId))?.state;
  const decisions: Readonly<Record<string, AnyDecide>> = {
    AcceptEscalation: acceptEscalation,
    AddNote: addNote,
    AssignAgent: assignAgent,
    AwaitParty: awaitParty,
    ClassifyCase: classifyCase,
    CloseCase: closeCase(defaultCasePolicy),
    ConfirmResolution: confirmResolution,
    DeclineEscalation: declineEscalation,
    DeEscalateCase: deEscalateCase,
    DiagnoseCase: diagnoseCase,
    EraseCaseData: eraseCaseData,
    EscalateCase: escalateCase,
    LinkCase: linkCase(target && target.status !== 'unopened' ? target : undefined),
    LinkCustomer: linkCustomer,
    OpenCase: openCase({ number: 'any' }),
    ProposeResolution: proposeResolution,
    RecordContact: recordContact,
    RecordReplacement: recordReplacement,
    RejectResolution: rejectResolution,
    ReleaseAgent: releaseAgent,
    RemindCustomer: remindCustomer(defaultCasePolicy),
    ReopenCase: reopenCase(defaultCasePolicy),
    ResumeCase: resumeCase,
    ReturnWork: returnWork,
    RouteCase: routeCase,
    ScheduleRepair: scheduleRepair({ rmaId: rmaIdOf(stream, context.commandId) }),
    SetPriority: setPriority,
    StartWork: startWork,
    VerifyIdentity: verifyIdentity,
  };
  return decisions[name];
};

/**
 * The write side as it ought to be: one history after the other, in memory, with the pure functions of the domain and
 * nothing of the machinery around them.
 */
export class CaseModel {
  readonly streams = new Map<string, ModelStream>();

  streamOf(name: string): ModelStream {
    const known = this.streams.get(name);
    if (known) return known;
    const stream = { state: caseFold.initial, revision: -1, occurredAt: '', events: [], commands: new Map() };
    this.streams.set(name, stream);
    return stream;
  }

  /** What comes of a command, and is kept. */
  apply(command: Command): Outcome {
    const stream = this.streamOf(command.stream);
    const { commandId, now, expectedRevision } = command.context;
    const past = stream.commands.get(commandId);
    if (past) return saySame(past.command, command) ? { revision: past.revision } : { refused: 'COMMAND_ID_REUSED' };
    if (expectedRevision !== undefined && expectedRevision !== stream.revision) return { refused: 'REVISION_CONFLICT' };
    const events = this.decide(command);
    if (events instanceof Refusal) return { refused: events.code };
    if (events.length === 0) return { revision: stream.revision };
    stream.occurredAt = later(now, stream.occurredAt);
    for (const event of events) stream.state = caseFold.evolve(stream.state, event, stream.occurredAt);
    stream.events.push(...events);
    stream.revision += events.length;
    stream.commands.set(commandId, { command, revision: stream.revision });
    return { revision: stream.revision };
  }

  /** What a command that nobody has sent before would make happen. */
  decide(command: Command): readonly CaseEvent[] | Refusal {
    try {
      const decide = onOwnCase(decisionOf(this, command) as Decide<Command, CaseState, CaseEvent>);
      return decide(command, this.streamOf(command.stream).state);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}

/** Whether two commands with one id are one command; when they were sent does not matter. */
const saySame = (one: Command, other: Command): boolean =>
  one.name === other.name &&
  one.context.actor.id === other.context.actor.id &&
  one.context.actor.role === other.context.actor.role &&
  sameJson(one.data, other.data);

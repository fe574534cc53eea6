import { type Actor, type Command, type CommandClass, type CommandContext, specFor, specTime } from '#kernel';
import type { CaseEvent, CaseEventType } from '../case.events.js';
import { caseExamples, exampleCaseId } from '../case.examples.js';
import { caseFold } from '../case.state.js';
import { caseStream } from '../case.streams.js';

/** `given(opened, diagnosed).when(escalateCase, command(EscalateCase, { … })).then(escalated)` */
export const given = specFor(caseFold);

export const agent: Actor = { id: 'a-wang', role: 'agent', tier: 1 };
export const engineer: Actor = { id: 'e-zhao', role: 'engineer', tier: 2 };
export const engineering: Actor = { id: 'e-novak', role: 'engineering', tier: 3 };

/** A command on the example case, by a tier 1 agent unless said otherwise. */
export const command = <C extends Command>(
  type: CommandClass<C>,
  data: C['data'],
  context: Partial<CommandContext> = {},
): C =>
  new type(caseStream(exampleCaseId), data, {
    commandId: '5e0f8f4e-4b5c-4f5e-8a58-2b1f0e9f7d31',
    actor: agent,
    now: specTime,
    correlationId: 'correlation',
    ...context,
  });

/** The example of this type, with these fields instead of its own. */
export const like = <Type extends CaseEventType>(
  type: Type,
  data: Partial<(typeof caseExamples)[Type]['data']>,
): CaseEvent => ({ type, data: { ...caseExamples[type].data, ...data } }) as CaseEvent;

export const {
  CaseOpened: opened,
  WorkStarted: started,
  AwaitingStarted: awaitingCustomer,
  AwaitingEnded: resumed,
  CaseEscalated: escalated,
  EscalationAccepted: accepted,
  ResolutionProposed: proposed,
  ResolutionConfirmed: confirmed,
  CaseClosed: closed,
} = caseExamples;
export const diagnosed = like('CaseDiagnosed', { nth: 1, supersedes: undefined });

import { type Actor } from '#kernel';
import { streamSpecs } from '#kernel/testing';
import { caseExamples as examples, exampleCaseId } from '../case.examples.js';
import { caseFold as fold } from '../case.state.js';
import { caseStream } from '../case.streams.js';

export const agent: Actor = { id: 'a-wang', role: 'agent', tier: 1 };
export const engineer: Actor = { id: 'e-zhao', role: 'engineer', tier: 2 };
export const engineering: Actor = { id: 'e-novak', role: 'engineering', tier: 3 };

export const { given, command, like } = streamSpecs({
  fold,
  examples,
  stream: caseStream(exampleCaseId),
  actor: agent,
});

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
} = examples;
export const diagnosed = like('CaseDiagnosed', { nth: 1, supersedes: undefined });

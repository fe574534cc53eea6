import type { GraphQLSchema } from 'graphql';
import { minimalOperation, type Operation } from '../../e2e/support/minimal-operation.js';
import { type AccessWorld, preferences } from './access-world.js';
import { fullSelection } from './full-selection.js';

/** A document that selects everything that an operation can return. */
export interface Question {
  /** Name of the operation and index of the question. */
  readonly place: string;
  readonly operation: Operation;
  readonly document: string;
  readonly variables: Record<string, unknown>;
}

export const operationsOf = (schema: GraphQLSchema): readonly Operation[] =>
  (
    [
      ['query', schema.getQueryType()],
      ['mutation', schema.getMutationType()],
      ['subscription', schema.getSubscriptionType()],
    ] as const
  ).flatMap(([kind, type]) => Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field })));

const text = { language: 'en', title: 'It flickers', body: 'Install version 12.3.' };

/** Arguments that make every type return values. Operations that are missing here get their required arguments only. */
const argumentsFor = (world: AccessWorld): Readonly<Record<string, readonly object[]>> => {
  const { waiting, escalated, closed, customers, begin, position: atLeast } = world;
  const note = { caseId: closed, body: 'Seen', visibility: 'INTERNAL' };
  const contact = { caseId: escalated, channel: 'app', direction: 'INBOUND', summary: 'Hello' };
  const { sent, internal, retired } = world.articles;
  const article = { articleId: sent, kind: 'GUIDE', audience: 'PUBLIC', translations: [text] };
  const set = { customerId: world.customerId, ...preferences };
  return {
    case: [waiting, escalated, closed].map((id) => ({ id, atLeast })),
    cases: [{ first: 10, atLeast }],
    caseDurations: [{ atLeast }],
    casesByStatus: [{ atLeast }],
    caseTransitions: [{ atLeast }],
    queues: [{ atLeast }],
    escalations: [{ first: 10, atLeast }],
    article: [...[sent, internal, retired].map((id) => ({ id, atLeast })), { id: sent, version: 1, atLeast }],
    articles: [{ first: 10, atLeast }],
    caseChanged: [{ id: closed, after: begin }],
    queueChanged: [{ queue: 'backlog', after: begin }],
    accessLog: [{ first: 5 }],
    refusedAttempts: [{ first: 5 }],
    verifyProjection: [{ input: { projection: 'cases' } }, { input: { projection: 'no such' } }],
    retryParked: [{ input: { projection: 'cases' } }, { input: { projection: 'no such' } }],
    retryProcess: [{ input: { process: 'silent-customer' } }, { input: { process: 'no such' } }],
    customer: [...customers, world.customerId].map((id) => ({ id, atLeast })),
    customers: [{ phone: world.phone, first: 2, atLeast }],
    mergeCustomer: [{ input: { customerId: customers[0], into: world.customerId } }],
    setPreferences: [{ input: set }, { input: { ...set, expectedRevision: 0 } }],
    liftLegalHold: [{ input: { customerId: customers[1] } }],
    placeLegalHold: [{ input: { customerId: world.customerId, reason: 'Once more', expectedRevision: 0 } }],
    retireArticle: [{ input: { articleId: retired } }],
    publishArticle: [{ input: { ...article, expectedRevision: 0 } }],
    addNote: [{ input: note }, { input: { ...note, expectedRevision: 0 } }],
    recordContact: [{ input: contact }, { input: { ...contact, expectedRevision: 0 } }],
  };
};

/**
 * The shortest documents that call each operation, to see whether a role may. Subscriptions are started where an event is due, since only
 * an event shows that they are allowed.
 */
export const callsOf = (schema: GraphQLSchema, world: AccessWorld): readonly Omit<Question, 'place'>[] => {
  const given = argumentsFor(world);
  return operationsOf(schema).map((operation) => {
    const args = operation.kind === 'subscription' ? given[operation.field.name]?.[0] : {};
    return { operation, ...minimalOperation(operation, { ...args }) };
  });
};

/** All questions: first the mutations that are worth executing, then all queries and subscriptions, which show their effects. */
export const questionsTo = (schema: GraphQLSchema, world: AccessWorld): readonly Question[] => {
  const given = argumentsFor(world);
  const all = operationsOf(schema).flatMap((operation) =>
    (given[operation.field.name] ?? [{}]).map((args, nth) => {
      const { document, variables } = minimalOperation(operation, { ...args });
      const isOfVerified = 'id' in args && !world.customers.includes(String(args.id));
      const selection = fullSelection(operation.field.type, isOfVerified ? [] : ['Customer.cases']);
      const whole = document.replace('{ __typename }', selection);
      return { place: `${operation.field.name}/${nth}`, operation, document: whole, variables };
    }),
  );
  const mutations = all.filter(({ operation }) => operation.kind === 'mutation' && operation.field.name in given);
  return [...mutations, ...all.filter(({ operation }) => operation.kind !== 'mutation')];
};

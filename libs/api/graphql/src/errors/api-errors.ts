import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import type { ProjectionParked, ReadModelBehind } from '#projections';
import type { ErrorCode } from './error-codes.js';

/** What is wrong with one field of an input. */
export interface FieldError {
  /** From the argument down: `['input', 'steps', '0', 'result']`. */
  readonly path: readonly string[];
  /** The rule that was broken, as class-validator names it: `isLength`. */
  readonly rule: string;
  readonly message: string;
}

/** An error for clients: a code that {@link ErrorCode} explains, and what belongs to it. */
const apiError = (code: ErrorCode, message: string, extensions: GraphQLErrorExtensions = {}): GraphQLError =>
  new GraphQLError(message, { extensions: { code, ...extensions } });

export const unauthenticated = (problem = 'This needs a bearer token.'): GraphQLError =>
  apiError('UNAUTHENTICATED', problem);

export const forbidden = (operation: string, role: string): GraphQLError =>
  apiError('FORBIDDEN', `The role ${role} may not call ${operation}.`);

/** A field that can't be left out, of something that is shown otherwise. */
export const notGiven = (field: string, role: string): GraphQLError =>
  apiError('FORBIDDEN', `The role ${role} is not given ${field}.`);

/** Nothing personal is shown while it can't be recorded who was shown it. */
export const accessLogUnavailable = (): GraphQLError =>
  apiError(
    'ACCESS_LOG_UNAVAILABLE',
    'Personal data and texts can not be shown at present, because the access log can not be written.',
  );

/** F4: what would tell of a customer's history, before the one in touch has shown to be that customer. */
export const identityNotVerified = (): GraphQLError =>
  apiError('IDENTITY_NOT_VERIFIED', 'Verify the identity on an open case of this customer first.');

/** An input that does not have the shape the schema asks for: the client's fault, whatever the state of things. */
export const badUserInput = (fields: readonly FieldError[]): GraphQLError =>
  apiError('BAD_USER_INPUT', fields.map(({ message }) => message).join('; '), { fields });

/** Nobody could tell in time whether the command was carried out. Only its id makes sending it again safe, so it is told. */
export const outcomeUnknown = (commandId: string): GraphQLError =>
  apiError(
    'OUTCOME_UNKNOWN',
    'It is not known whether this was carried out. Send the same again with the same commandId: it happens once, and you get the first result.',
    { commandId },
  );

/** A read model did not get as far as `atLeast` in time. Asking again soon may help. */
export const behind = ({ message, projection, asked, reached, lag }: ReadModelBehind): GraphQLError =>
  apiError('READ_MODEL_BEHIND', message, {
    readModel: projection,
    asked,
    reached,
    lagSeconds: lag.seconds,
    lagEvents: lag.events,
  });

/**
 * A read model could not fold what happened at the position asked for, and waits for an operator. Says not whose rows
 * those are: positions can be guessed.
 */
export const parked = ({ projection, position }: ProjectionParked): GraphQLError =>
  apiError(
    'PROJECTION_PARKED',
    `${projection} could not fold what happened at ${position}; it shows that once this is mended`,
    { readModel: projection, position },
  );

/** A subscriber that takes its events more slowly than they come. It resumes after `position`. */
export const tooSlow = (position: string): GraphQLError =>
  apiError('SUBSCRIBER_TOO_SLOW', 'Changes came faster than they were taken.', { position });

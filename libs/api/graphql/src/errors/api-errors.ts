import { GraphQLError, type GraphQLErrorExtensions } from 'graphql';
import type { ProjectionParked, ReadModelBehind } from '#projections';
import type { ErrorCode } from './error-codes.js';

/** A validation error of one input field. */
export interface FieldError {
  /** Path of the field, from the argument down: `['input', 'steps', '0', 'result']`. */
  readonly path: readonly string[];
  /** Name that class-validator gives the broken rule: `isLength`. */
  readonly rule: string;
  readonly message: string;
}

/** Creates an error for clients, with a code of {@link ErrorCode} in its extensions. */
const apiError = (code: ErrorCode, message: string, extensions: GraphQLErrorExtensions = {}): GraphQLError =>
  new GraphQLError(message, { extensions: { code, ...extensions } });

export const unauthenticated = (problem = 'A bearer token is required.'): GraphQLError =>
  apiError('UNAUTHENTICATED', problem);

export const forbidden = (operation: string, role: string): GraphQLError =>
  apiError('FORBIDDEN', `The role ${role} may not call ${operation}.`);

/** Error FORBIDDEN for a field that the role may not see and that cannot be null. */
export const notGiven = (field: string, role: string): GraphQLError =>
  apiError('FORBIDDEN', `The role ${role} may not see ${field}.`);

/** Error for personal data and texts while the audit log cannot record who is shown them. */
export const accessLogUnavailable = (): GraphQLError =>
  apiError(
    'ACCESS_LOG_UNAVAILABLE',
    'Personal data and texts cannot be shown at present, because the audit log cannot be written. Try again later.',
  );

/** F4: error for a customer's history while the identity of the person in contact is not verified. */
export const identityNotVerified = (): GraphQLError =>
  apiError('IDENTITY_NOT_VERIFIED', 'Verify the identity on an open case of this customer first.');

/** Error for an input that does not have the shape that the schema requires. */
export const badUserInput = (fields: readonly FieldError[]): GraphQLError =>
  apiError('BAD_USER_INPUT', fields.map(({ message }) => message).join('; '), { fields });

/** Error for a command of which it is not known whether it was carried out. Contains its id, with which it can be repeated. */
export const outcomeUnknown = (commandId: string): GraphQLError =>
  apiError(
    'OUTCOME_UNKNOWN',
    'It is not known whether this command was carried out. Send it again with the same commandId: it takes effect once, and you get the first result.',
    { commandId },
  );

/** Error for a read model that did not reach `atLeast` in time. Repeating the query soon may help. */
export const behind = ({ message, projection, asked, reached, lag }: ReadModelBehind): GraphQLError =>
  apiError('READ_MODEL_BEHIND', message, {
    readModel: projection,
    asked,
    reached,
    lagSeconds: lag.seconds,
    lagEvents: lag.events,
  });

/**
 * Error for a read model that could not apply an event at or before `atLeast` and waits for an operator. Does not name
 * the rows concerned, since positions can be guessed.
 */
export const parked = ({ projection, position }: ProjectionParked): GraphQLError =>
  apiError(
    'PROJECTION_PARKED',
    `The read model ${projection} could not apply the event at position ${position}. It shows the event once an operator has fixed the cause.`,
    { readModel: projection, position },
  );

/** Error for a subscriber that takes its events more slowly than they come. It can resume after `position`. */
export const tooSlow = (position: string): GraphQLError =>
  apiError('SUBSCRIBER_TOO_SLOW', 'Events came faster than you took them. Subscribe again after `position`.', {
    position,
  });

import { GraphQLError } from 'graphql';
import type { ProjectionParked, ReadModelBehind } from '#projections';

/** What is wrong with one field of an input. */
export interface FieldError {
  /** From the argument down: `['input', 'steps', '0', 'result']`. */
  readonly path: readonly string[];
  /** The rule that was broken, as class-validator names it: `isLength`. */
  readonly rule: string;
  readonly message: string;
}

export const unauthenticated = (problem = 'This needs a bearer token.'): GraphQLError =>
  new GraphQLError(problem, { extensions: { code: 'UNAUTHENTICATED' } });

export const forbidden = (operation: string, role: string): GraphQLError =>
  new GraphQLError(`The role ${role} may not call ${operation}.`, { extensions: { code: 'FORBIDDEN' } });

/** A field that can't be left out, of something that is shown otherwise. */
export const notGiven = (field: string, role: string): GraphQLError =>
  new GraphQLError(`The role ${role} is not given ${field}.`, { extensions: { code: 'FORBIDDEN' } });

/** Nothing personal is shown while it can't be recorded who was shown it. */
export const accessLogUnavailable = (): GraphQLError =>
  new GraphQLError('Personal data and texts can not be shown at present, because the access log can not be written.', {
    extensions: { code: 'ACCESS_LOG_UNAVAILABLE' },
  });

/** F4: what would tell of a customer's history, before the one in touch has shown to be that customer. */
export const identityNotVerified = (): GraphQLError =>
  new GraphQLError('Verify the identity on an open case of this customer first.', {
    extensions: { code: 'IDENTITY_NOT_VERIFIED' },
  });

/** An input that does not have the shape the schema asks for: the client's fault, whatever the state of things. */
export const badUserInput = (fields: readonly FieldError[]): GraphQLError =>
  new GraphQLError(fields.map(({ message }) => message).join('; '), { extensions: { code: 'BAD_USER_INPUT', fields } });

/** Nobody could tell in time whether the command was carried out. Only its id makes sending it again safe, so it is told. */
export const outcomeUnknown = (commandId: string): GraphQLError =>
  new GraphQLError(
    'It is not known whether this was carried out. Send the same again with the same commandId: it happens once, and you get the first result.',
    { extensions: { code: 'OUTCOME_UNKNOWN', commandId } },
  );

/** A read model did not get as far as `atLeast` in time. Asking again soon may help. */
export const behind = ({ message, projection, asked, reached, lag }: ReadModelBehind): GraphQLError =>
  new GraphQLError(message, {
    extensions: {
      code: 'READ_MODEL_BEHIND',
      readModel: projection,
      asked,
      reached,
      lagSeconds: lag.seconds,
      lagEvents: lag.events,
    },
  });

/**
 * A read model could not fold what happened at the position asked for, and waits for an operator. Says not whose rows
 * those are: positions can be guessed.
 */
export const parked = ({ projection, position }: ProjectionParked): GraphQLError =>
  new GraphQLError(`${projection} could not fold what happened at ${position}; it shows that once this is mended`, {
    extensions: { code: 'PROJECTION_PARKED', readModel: projection, position },
  });

/** A subscriber that takes its events more slowly than they come. It resumes after `position`. */
export const tooSlow = (position: string): GraphQLError =>
  new GraphQLError('Changes came faster than they were taken.', {
    extensions: { code: 'SUBSCRIBER_TOO_SLOW', position },
  });

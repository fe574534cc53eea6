import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { Logger } from '#platform';
import { AnsweredErrors } from './answered-errors.js';
import { forbidden } from '#graphql';

const logged: { fields: object; message: string }[] = [];
const log = (fields: object, message: string) => void logged.push({ fields, message });
const logger: Logger = { error: log, warn: log, info: log, debug: log };
const errors = new AnsweredErrors(logger);

describe('an error as clients get it', () => {
  it('is complete if it is meant for them', () => {
    const error = forbidden('openCase', 'analyst');
    expect(errors.answer(error.toJSON(), error)).toEqual({
      message: 'The role analyst may not call openCase.',
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('contains only the correlation id of the log if it is internal', () => {
    const fault = new Error('password authentication failed for user "casefold"');
    const error = new GraphQLError(fault.message, { originalError: fault, path: ['cases'] });
    const formatted = { ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', stacktrace: [fault.stack] } };
    const answer = errors.answer(formatted, error);
    expect(answer).toMatchObject({
      path: ['cases'],
      extensions: { code: 'INTERNAL', correlationId: expect.any(String) },
    });
    expect(JSON.stringify(answer)).not.toMatch(/password|stack/);
    expect(logged).toEqual([
      {
        fields: { correlationId: answer.extensions?.['correlationId'], err: fault, path: 'cases' },
        message: 'a request failed',
      },
    ]);
  });

  it('is internal if graphql-js throws while it completes a value', () => {
    const error = new GraphQLError('Cannot return null for non-nullable field Case.id.', { path: ['case', 'id'] });
    expect(
      errors.answer({ ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR' } }, error).extensions,
    ).toMatchObject({
      code: 'INTERNAL',
    });
    expect(errors.answer(error.toJSON(), error).extensions).toMatchObject({ code: 'INTERNAL' });
  });

  it('contains no suggestions of names', () => {
    const error = new GraphQLError('Cannot query field "numbr" on type "Case". Did you mean "number"?');
    expect(errors.answer(error.toJSON(), error).message).toBe('Cannot query field "numbr" on type "Case".');
  });
});

import { describe, expect, it } from '@jest/globals';
import { describeError } from './logger.js';

describe('an error in the log', () => {
  it('is told without what libraries hang on it', () => {
    const error = Object.assign(new Error('duplicate key', { cause: new Error('below') }), {
      code: '23505',
      detail: 'Key (phone)=(138…) already exists',
      parameters: ['138…'],
    });
    const described = describeError(error);
    expect(described).toMatchObject({ message: 'duplicate key', code: '23505', cause: { message: 'below' } });
    expect(JSON.stringify(described)).not.toContain('138');
  });

  it('may be anything that was thrown', () => {
    expect(describeError('no error at all')).toEqual({ message: 'no error at all' });
  });
});

import { describe, it } from '@jest/globals';
import { awaitingCustomer, closed, command, given, opened, proposed, started } from '../../case/testing/given.js';
import { ProposeResolution, proposeResolution } from './propose-resolution.js';

const propose = command(ProposeResolution, proposed.data);

describe('proposing a resolution', () => {
  it('resolves a new, an active or a waiting case', () => {
    given(opened).when(proposeResolution, propose).then(proposed);
    given(opened, started).when(proposeResolution, propose).then(proposed);
    given(opened, awaitingCustomer).when(proposeResolution, propose).then(proposed);
  });

  it('is nothing when it is proposed already', () => {
    given(opened, proposed).when(proposeResolution, propose).thenNothing();
  });

  it('is refused while another is proposed', () => {
    given(opened, proposed)
      .when(proposeResolution, command(ProposeResolution, { code: 'refund' }))
      .thenRefused('CASE_RESOLVED', { code: 'device-replaced' });
  });

  it('is refused on no case and on a closed one', () => {
    given().when(proposeResolution, propose).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(proposeResolution, propose).thenRefused('CASE_NOT_OPEN');
  });
});

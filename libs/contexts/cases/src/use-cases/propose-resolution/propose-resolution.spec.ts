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

  it('does nothing if the same is already proposed', () => {
    given(opened, proposed).when(proposeResolution, propose).thenNothing();
  });

  it('is refused while another is proposed', () => {
    given(opened, proposed)
      .when(proposeResolution, command(ProposeResolution, { code: 'refund' }))
      .thenRefused('CASE_RESOLVED', { code: 'device-replaced' });
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(proposeResolution, propose).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(proposeResolution, propose).thenRefused('CASE_NOT_OPEN');
  });
});

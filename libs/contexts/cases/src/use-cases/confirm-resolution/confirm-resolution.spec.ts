import { describe, it } from '@jest/globals';
import { closed, command, confirmed, given, opened, proposed } from '../../case/testing/given.js';
import { ConfirmResolution, confirmResolution } from './confirm-resolution.js';

const confirm = command(ConfirmResolution, confirmed.data);

describe('confirming a resolution', () => {
  it("records the customer's confirmation", () => {
    given(opened, proposed).when(confirmResolution, confirm).then(confirmed);
  });

  it('does nothing if it is confirmed already', () => {
    given(opened, proposed, confirmed).when(confirmResolution, confirm).thenNothing();
  });

  it('is refused if nothing is proposed', () => {
    given(opened).when(confirmResolution, confirm).thenRefused('NO_RESOLUTION_PROPOSED');
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(confirmResolution, confirm).thenRefused('CASE_NOT_FOUND');
    given(opened, proposed, closed).when(confirmResolution, confirm).thenRefused('CASE_NOT_OPEN');
  });
});

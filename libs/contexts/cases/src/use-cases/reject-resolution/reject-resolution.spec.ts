import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import { closed, command, confirmed, given, opened, proposed } from '../../case/testing/given.js';
import { RejectResolution, rejectResolution } from './reject-resolution.js';

const { ResolutionRejected: rejected } = caseExamples;
const reject = command(RejectResolution, rejected.data);

describe('rejecting a resolution', () => {
  it('makes the case active again', () => {
    given(opened, proposed).when(rejectResolution, reject).then(rejected);
  });

  it('is possible after a confirmation', () => {
    given(opened, proposed, confirmed).when(rejectResolution, reject).then(rejected);
  });

  it('is refused if nothing is proposed, or no longer', () => {
    given(opened).when(rejectResolution, reject).thenRefused('NO_RESOLUTION_PROPOSED');
    given(opened, proposed, rejected).when(rejectResolution, reject).thenRefused('NO_RESOLUTION_PROPOSED');
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(rejectResolution, reject).thenRefused('CASE_NOT_FOUND');
    given(opened, proposed, closed).when(rejectResolution, reject).thenRefused('CASE_NOT_OPEN');
  });
});

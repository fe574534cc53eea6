import { describe, it } from '@jest/globals';
import { caseExamples } from '../../case/case.examples.js';
import { closed, command, given, like, opened } from '../../case/testing/given.js';
import { VerifyIdentity, verifyIdentity } from './verify-identity.js';

const { IdentityVerified: verified, CaseReopened: reopened } = caseExamples;
const verify = command(VerifyIdentity, verified.data);

describe('verifying an identity', () => {
  it('records how it was verified, for a guest too', () => {
    given(opened).when(verifyIdentity, verify).then(verified);
    given(like('CaseOpened', { customerId: undefined }))
      .when(verifyIdentity, verify)
      .then(verified);
  });

  it('does nothing if it was verified the same way, and records another way', () => {
    given(opened, verified).when(verifyIdentity, verify).thenNothing();
    given(opened, verified)
      .when(verifyIdentity, command(VerifyIdentity, { method: 'one-time-code' }))
      .then(like('IdentityVerified', { method: 'one-time-code' }));
  });

  it('lasts until the case is closed', () => {
    given(opened, verified, closed, reopened).when(verifyIdentity, verify).then(verified);
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(verifyIdentity, verify).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(verifyIdentity, verify).thenRefused('CASE_NOT_OPEN');
  });
});

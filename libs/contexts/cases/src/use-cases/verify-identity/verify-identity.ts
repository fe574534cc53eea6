import { commandNamed, type Decide } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

/** F4: needed before coverage or personal history is disclosed. */
export class VerifyIdentity extends commandNamed('VerifyIdentity')<{
  /** The method as a code, never the secret: `one-time-code`, `document`, `account-sign-in`, `security-questions`. */
  readonly method: string;
}> {}

export const verifyIdentity: Decide<VerifyIdentity, CaseState, CaseEvent> = ({ data: { method } }, state) => {
  assertOpen(state);
  return method === state.identityMethod ? [] : [{ type: 'IdentityVerified', data: { method } }];
};

import { describeRefusals, type UserError, userErrorOf } from '#graphql';
import { Refusal, type Refusals } from '#kernel';

/** Why something that an operator asks for may be refused. */
export const operationRefusals = {
  PROJECTION_UNKNOWN: {
    meaning: 'There is no read model of this name in this release.',
    remedy: 'Take the name from the query `projections`.',
  },
  PROCESS_UNKNOWN: {
    meaning: 'There is no process of this name in this release.',
    remedy: 'Take the name from the query `processes`.',
  },
} as const satisfies Refusals;

describeRefusals(operationRefusals);

type OperationRefusalCode = keyof typeof operationRefusals;

/** What a payload answers where the input names something that is not there. */
export const unknown = (code: OperationRefusalCode, field: string): UserError =>
  userErrorOf(new Refusal<OperationRefusalCode>(code, {}, [field]));

import { describeRefusals, type UserError, userErrorOf } from '#graphql';
import { Refusal, type Refusals } from '#kernel';

/** Refusals of requests of operators. */
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

/** Returns the user error for an input field that names something unknown. */
export const unknown = (code: OperationRefusalCode, field: string): UserError =>
  userErrorOf(new Refusal<OperationRefusalCode>(code, {}, [field]));

import { type UserError, userErrorOf } from '#graphql';
import { Refusal } from '#kernel';

/** Why something that an operator asks for may be refused. */
export const operationRefusalCodes = ['PROJECTION_UNKNOWN', 'PROCESS_UNKNOWN'] as const;

type OperationRefusalCode = (typeof operationRefusalCodes)[number];

/** What a payload answers where the input names something that is not there. */
export const unknown = (code: OperationRefusalCode, field: string): UserError =>
  userErrorOf(new Refusal<OperationRefusalCode>(code, {}, [field]));

import {
  accessLogUnavailable,
  behind,
  type ErrorCode,
  errorCodes,
  forbidden,
  identityNotVerified,
  messageOf,
  outcomeUnknown,
  parked,
  tooSlow,
  unauthenticated,
} from '#graphql';
import type { RefusalExplanation, Refusals } from '#kernel';
import { ProjectionParked, ReadModelBehind } from '#projections';
import {
  limitExceeded,
  liveOnly,
  rateLimited,
  timedOut,
  tooManySubscriptions,
} from '../../libs/api/graphql-server/src/limits/refusals.js';
import { internalFault } from '../../libs/api/graphql-server/src/errors/answered-errors.js';
import { markdownTable } from './markdown-table.js';

const title = `# Error codes

Made by \`npm run generate\` from the codes of all contexts. A code of \`userErrors\` is the answer of a rule: the command was refused and
nothing was changed; the enum \`UserErrorCode\` has the same explanations. A code of \`errors[].extensions.code\` stands in the answer
beside or instead of \`data\`. Messages of \`userErrors\` and of request limits are also given in Simplified and Traditional Chinese, as the
header \`Accept-Language\` asks. What stands in braces depends on the occasion.
`;

type Row = readonly string[];

/** Returns the page about all error codes. */
export const errorCodesTable = (refusals: Refusals): string =>
  [
    title,
    markdownTable(
      ['Code', 'Where', 'Meaning', 'What to do', 'English message'],
      [
        ...rowsOf(refusals, '`userErrors`', refusalMessage),
        ...rowsOf(errorCodes, '`errors[].extensions.code`', (code) => errorMessages[code as ErrorCode]),
      ].sort(([one], [other]) => (one < other ? -1 : 1)),
    ),
  ].join('\n') + '\n';

const rowsOf = (codes: Refusals, where: string, message: (code: string) => string): Row[] =>
  Object.entries<RefusalExplanation>(codes).map(([code, { meaning, remedy }]) => [
    `\`${code}\``,
    where,
    meaning,
    remedy,
    message(code),
  ]);

const placeholders = Object.fromEntries(
  ['survivor', 'version', 'language', 'languages'].map((name) => [name, `{${name}}`]),
);

const refusalMessage = (code: string): string =>
  messageOf({ code, details: { ...placeholders, kind: 'password' } }, 'en');

const unsaid = 'depends on the request';

/** Messages as they are thrown. Every code needs one. */
const errorMessages: { readonly [code in ErrorCode]: string } = {
  UNAUTHENTICATED: unauthenticated().message,
  FORBIDDEN: forbidden('{operation}', '{role}').message,
  IDENTITY_NOT_VERIFIED: identityNotVerified().message,
  BAD_USER_INPUT: unsaid,
  OUTCOME_UNKNOWN: outcomeUnknown('').message,
  READ_MODEL_BEHIND: behind(new ReadModelBehind('{readModel}', '{asked}', '{reached}', { seconds: 0 })).message,
  PROJECTION_PARKED: parked(new ProjectionParked('{readModel}', '', '{position}')).message,
  ACCESS_LOG_UNAVAILABLE: accessLogUnavailable().message,
  SUBSCRIBER_TOO_SLOW: tooSlow('').message,
  LIMIT_EXCEEDED: limitExceeded('cost').message,
  RATE_LIMITED: rateLimited(10).message,
  TOO_MANY_SUBSCRIPTIONS: tooManySubscriptions(20).message,
  TIMED_OUT: timedOut(10).message,
  BAD_REQUEST: liveOnly().message,
  GRAPHQL_PARSE_FAILED: unsaid,
  GRAPHQL_VALIDATION_FAILED: unsaid,
  OPERATION_RESOLUTION_FAILURE: unsaid,
  PERSISTED_QUERY_NOT_FOUND: 'PersistedQueryNotFound',
  INTERNAL: internalFault,
};

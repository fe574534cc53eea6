import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { type Instant, instantOf } from '#kernel';

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

const instantFrom = (value: unknown): Instant => {
  const milliseconds = typeof value === 'string' && form.test(value) ? Date.parse(value) : NaN;
  if (Number.isNaN(milliseconds)) {
    throw new GraphQLError(
      'A DateTime must have the form 2026-03-02T09:30:00.000Z, with Z or an offset such as +08:00.',
    );
  }
  return instantOf(milliseconds);
};

/** Instants stay strings inside the service, since a conversion to `Date` could lose precision. */
export const DateTime = new GraphQLScalarType<Instant, string>({
  name: 'DateTime',
  description:
    'A moment in ISO 8601. Answers are in UTC with milliseconds: `2026-03-02T09:30:00.000Z`. Inputs need an offset or `Z`, ' +
    'and may leave the milliseconds out.',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  serialize: instantFrom,
  parseValue: instantFrom,
  parseLiteral: (node) => instantFrom(node.kind === Kind.STRING ? node.value : undefined),
});

import { Context, Field, ObjectType, Parent, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import type { Refusal } from '#kernel';
import { messageOf, refusalCodes, refusalDescriptions } from '../messages/messages.js';
import type { RequestContext } from '../request/request-context.js';

registerEnumType(refusalCodes, {
  name: 'UserErrorCode',
  description: 'The rule because of which a command was refused. Nothing was changed.',
  valuesMap: refusalDescriptions,
});

@ObjectType({ description: 'A rule because of which a command was refused. Nothing was changed.' })
export class UserError {
  @Field(() => refusalCodes, { description: 'Code of the rule, for programs.' })
  readonly code: string;

  @Field(() => String, {
    description:
      'Explanation for people, in the language that the header `Accept-Language` asks for: English, Simplified or ' +
      'Traditional Chinese.',
  })
  readonly message?: string;

  @Field(() => [String], {
    description:
      'Path to the input field at fault, from the argument down: `["input", "toTier"]`. Empty if no single field is at fault.',
  })
  readonly path: readonly string[];

  readonly details: Refusal['details'];
}

/** Turns a refusal into a `UserError`. The only place that does. */
export const userErrorOf = ({ code, details, path }: Refusal): UserError => ({
  code,
  details,
  path: path.length > 0 && path[0] !== 'input' ? ['input', ...path] : path,
});

@Resolver(() => UserError)
export class UserErrorResolver {
  @ResolveField(() => String)
  message(@Parent() error: UserError, @Context() { acceptLanguage }: RequestContext): string {
    return messageOf(error, acceptLanguage);
  }
}

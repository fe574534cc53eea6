import { Context, Field, ObjectType, Parent, registerEnumType, ResolveField, Resolver } from '@nestjs/graphql';
import type { Refusal } from '#kernel';
import { messageOf, refusalCodes } from '../messages/messages.js';
import type { RequestContext } from '../request/request-context.js';

registerEnumType(refusalCodes, { name: 'UserErrorCode', description: 'Why a command was refused.' });

@ObjectType({ description: 'Why a command was not carried out: a rule said no. Nothing was changed.' })
export class UserError {
  @Field(() => refusalCodes)
  readonly code: string;

  @Field(() => String, { description: 'For people, in the language that `Accept-Language` asks for.' })
  readonly message?: string;

  @Field(() => [String], {
    description: 'The input field at fault, from the argument down; empty where it is none in particular.',
  })
  readonly path: readonly string[];

  readonly details: Refusal['details'];
}

/** Refusals become data for the client here, and nowhere else. */
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

import { Field, Int, ObjectType } from '@nestjs/graphql';
import { type CommandOutcome, Position, UserError } from '#graphql';

@ObjectType({
  description: 'The outcome of a command to a customer. If it was refused, `userErrors` says why, and nothing changed.',
})
export class CustomerPayload implements CommandOutcome {
  readonly stream: string;
  readonly conflict?: CommandOutcome['conflict'];

  @Field(() => Int, { nullable: true, description: 'Revision of the last event of the customer after the command.' })
  readonly revision?: number;

  @Field(() => Position, {
    nullable: true,
    description: 'Position of the command in the log. Pass it to a query as `atLeast` to read your own write.',
  })
  readonly position?: string;

  @Field(() => [UserError], { description: 'Why the command was refused; empty if it was accepted.' })
  readonly userErrors: readonly UserError[];
}

import { Field, Int, ObjectType } from '@nestjs/graphql';
import { type CommandOutcome, Position, UserError } from '#graphql';

@ObjectType({
  description: 'What became of a command to a customer. Refused where `userErrors` has entries; nothing changed then.',
})
export class CustomerPayload implements CommandOutcome {
  readonly stream: string;
  readonly conflict?: CommandOutcome['conflict'];

  @Field(() => Int, { nullable: true, description: 'Of the record after the command.' })
  readonly revision?: number;

  @Field(() => Position, { nullable: true, description: 'Hand it to a query as `atLeast` to read your own write.' })
  readonly position?: string;

  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

import { Field, Int, ObjectType } from '@nestjs/graphql';
import { type CommandOutcome, Position, UserError } from '#graphql';

@ObjectType({
  description: 'What became of a command to a case. Refused where `userErrors` has entries; nothing changed then.',
})
export class CasePayload implements CommandOutcome {
  readonly stream: string;
  readonly conflict?: CommandOutcome['conflict'];

  @Field(() => Int, { nullable: true, description: 'Of the case after the command.' })
  readonly revision?: number;

  @Field(() => Position, { nullable: true, description: 'Hand it to a query as `atLeast` to read your own write.' })
  readonly position?: string;

  @Field(() => [UserError])
  readonly userErrors: readonly UserError[];
}

import { InputType } from '@nestjs/graphql';
import { IntField, UuidField } from './fields.js';

/** What any command may carry beside its own fields. */
@InputType({ isAbstract: true })
export abstract class CommandInput {
  @UuidField({
    nullable: true,
    description:
      'Your id for this write. Sending the same command with it again changes nothing and answers the first result.',
  })
  readonly commandId?: string;
}

/** A command to something that exists already. */
@InputType({ isAbstract: true })
export abstract class RevisedCommandInput extends CommandInput {
  @IntField({
    nullable: true,
    min: 0,
    max: 2_147_483_647,
    description:
      'The revision you have seen. Where something happened since, the command is refused as REVISION_CONFLICT.',
  })
  readonly expectedRevision?: number;
}

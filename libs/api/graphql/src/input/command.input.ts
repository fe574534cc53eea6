import { InputType } from '@nestjs/graphql';
import { IntField, largestInt, UuidField } from './fields.js';

/** Base of the input of every command. */
@InputType({ isAbstract: true })
export abstract class CommandInput {
  @UuidField({
    nullable: true,
    description:
      'Your id for this command. Sending the same command with the same id again changes nothing and returns the first ' +
      'result. If omitted, the server mints one, and a repeat is carried out as another command.',
  })
  readonly commandId?: string;
}

/** Base of the input of a command on an existing stream. */
@InputType({ isAbstract: true })
export abstract class RevisedCommandInput extends CommandInput {
  @IntField({
    nullable: true,
    min: 0,
    max: largestInt,
    description:
      'The `revision` that you have seen of what the command changes. If it has changed since, the command is refused as ' +
      '`REVISION_CONFLICT`. If omitted, the command is decided on the current state.',
  })
  readonly expectedRevision?: number;
}

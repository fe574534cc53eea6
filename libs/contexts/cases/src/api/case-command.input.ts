import { InputType } from '@nestjs/graphql';
import { RevisedCommandInput, UuidField } from '#graphql';

/** Fields of every command on a case. */
@InputType({ isAbstract: true })
export abstract class CaseCommandInput extends RevisedCommandInput {
  @UuidField({ description: 'Id of the case that the command is for.' })
  readonly caseId: string;
}

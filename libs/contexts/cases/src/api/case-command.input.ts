import { InputType } from '@nestjs/graphql';
import { RevisedCommandInput, UuidField } from '#graphql';

/** What every command to a case carries. */
@InputType({ isAbstract: true })
export abstract class CaseCommandInput extends RevisedCommandInput {
  @UuidField({ description: 'Id of the case that the command is for.' })
  readonly caseId: string;
}

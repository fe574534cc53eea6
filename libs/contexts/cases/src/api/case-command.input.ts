import { InputType } from '@nestjs/graphql';
import { RevisedCommandInput, UuidField } from '#graphql';

/** What every command to a case carries. */
@InputType({ isAbstract: true })
export abstract class CaseCommandInput extends RevisedCommandInput {
  @UuidField()
  readonly caseId: string;
}

import { InputType } from '@nestjs/graphql';
import { CodeField, TextField } from '#graphql';

@InputType({ description: 'A record in another system.' })
export class ExternalReferenceInput {
  @CodeField({ description: 'Code of the other system: `servicenow`.' })
  readonly source: string;

  @CodeField({ isId: true, description: 'Id of the record in the other system: `INC0000045`.' })
  readonly id: string;
}

@InputType({ description: 'A diagnostic step that was tried, with its result.' })
export class StepTriedInput {
  @TextField({ longest: 1000, description: 'What was tried.' })
  readonly step: string;

  @TextField({ longest: 1000, description: 'What came of it.' })
  readonly result: string;
}

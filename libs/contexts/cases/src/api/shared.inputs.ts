import { InputType } from '@nestjs/graphql';
import { CodeField, TextField } from '#graphql';

@InputType()
export class ExternalReferenceInput {
  @CodeField()
  readonly source: string;

  @CodeField()
  readonly id: string;
}

@InputType()
export class StepTriedInput {
  @TextField({ longest: 1000 })
  readonly step: string;

  @TextField({ longest: 1000 })
  readonly result: string;
}

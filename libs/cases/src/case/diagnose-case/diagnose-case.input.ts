import { InputType } from '@nestjs/graphql';
import { CodeField, EnumField, NestedField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { ConfidenceEnum, FaultClassEnum } from '../../api/enums.js';
import { StepTriedInput } from '../../api/shared.inputs.js';
import type { Confidence, FaultClass } from '../case.events.js';

@InputType()
export class DiagnoseCaseInput extends CaseCommandInput {
  @EnumField(FaultClassEnum)
  readonly faultClass: FaultClass;

  @CodeField({ list: true, defaultValue: [] })
  readonly faultCodes: readonly string[];

  @TextField()
  readonly symptom: string;

  @TextField({ nullable: true, longest: 500 })
  readonly since?: string;

  @TextField({ nullable: true, longest: 1000 })
  readonly trigger?: string;

  @TextField({ nullable: true, longest: 500 })
  readonly frequency?: string;

  @NestedField(() => StepTriedInput, { list: true, defaultValue: [] })
  readonly steps: readonly StepTriedInput[];

  @TextField({
    list: true,
    defaultValue: [],
    longest: 500,
    description: 'References to photographs, logs, measurements.',
  })
  readonly evidence: readonly string[];

  @EnumField(ConfidenceEnum)
  readonly confidence: Confidence;
}

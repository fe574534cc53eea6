import { InputType } from '@nestjs/graphql';
import { CodeField, EnumField, NestedField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { ConfidenceEnum, FaultClassEnum } from '../../api/enums.js';
import { StepTriedInput } from '../../api/shared.inputs.js';
import { desk } from '../../api/who.js';
import type { Confidence, FaultClass } from '../../case/case.events.js';
import { DiagnoseCase, diagnoseCase } from './diagnose-case.js';

@InputType()
class DiagnoseCaseInput extends CaseCommandInput {
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

export const diagnoseCaseSlice = caseApi.slice({
  command: DiagnoseCase,
  decide: diagnoseCase,
  mutation: {
    input: DiagnoseCaseInput,
    allow: [...desk, 'engineering', 'integration'],
    description: 'Records what is wrong. A revision leaves the earlier diagnosis in the history.',
  },
});

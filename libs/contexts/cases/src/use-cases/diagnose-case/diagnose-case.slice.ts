import { InputType } from '@nestjs/graphql';
import { CodeField, EnumField, NestedField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { ConfidenceEnum, FaultClassEnum } from '../../api/enums.js';
import { StepTriedInput } from '../../api/shared.inputs.js';
import { desk } from '../../api/who.js';
import type { Confidence, FaultClass } from '../../case/case.events.js';
import { DiagnoseCase, diagnoseCase } from './diagnose-case.js';

@InputType({ description: 'Input of the mutation `diagnoseCase`.' })
class DiagnoseCaseInput extends CaseCommandInput {
  @EnumField(FaultClassEnum, { description: 'Kind of fault that was found.' })
  readonly faultClass: FaultClass;

  @CodeField({
    list: true,
    defaultValue: [],
    description: 'Fault codes of the product catalogue. A repair must name one of them; if empty, it may name any.',
  })
  readonly faultCodes: readonly string[];

  @TextField({ description: 'What is wrong, as observed.' })
  readonly symptom: string;

  @TextField({ nullable: true, longest: 500, description: 'Since when the fault occurs, in free words.' })
  readonly since?: string;

  @TextField({ nullable: true, longest: 1000, description: 'What makes the fault occur, in free words.' })
  readonly trigger?: string;

  @TextField({ nullable: true, longest: 500, description: 'How often the fault occurs, in free words.' })
  readonly frequency?: string;

  @NestedField(() => StepTriedInput, {
    list: true,
    defaultValue: [],
    description: 'Diagnostic steps that were tried, with their results, at most 50. Required if `evidence` is empty.',
  })
  readonly steps: readonly StepTriedInput[];

  @TextField({
    list: true,
    defaultValue: [],
    longest: 500,
    description: 'References to photographs, logs or measurements. Required if `steps` is empty.',
  })
  readonly evidence: readonly string[];

  @EnumField(ConfidenceEnum, { description: 'How sure the diagnosis is.' })
  readonly confidence: Confidence;
}

export const diagnoseCaseSlice = caseApi.slice({
  command: DiagnoseCase,
  decide: diagnoseCase,
  mutation: {
    input: DiagnoseCaseInput,
    allow: [...desk, 'engineering', 'integration'],
    description:
      'Records a diagnosis. A case that has one gets a revision, for which the caller must be in tier 2 or 3; ' +
      'the earlier diagnosis stays in the history.',
  },
});

import { InputType } from '@nestjs/graphql';
import { CodeField, DateTimeField, EnumField, UuidField } from '#graphql';
import type { Instant } from '#kernel';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { InheritanceRuleEnum } from '../../api/enums.js';
import type { InheritanceRule } from '../../case/case.events.js';
import { RecordReplacement, recordReplacement } from './record-replacement.js';

@InputType()
class RecordReplacementInput extends CaseCommandInput {
  @UuidField()
  readonly rmaId: string;

  @CodeField()
  readonly oldSerial: string;

  @CodeField()
  readonly newSerial: string;

  @DateTimeField()
  readonly inheritedStart: Instant;

  @DateTimeField()
  readonly inheritedEnd: Instant;

  @EnumField(InheritanceRuleEnum)
  readonly rule: InheritanceRule;
}

export const recordReplacementSlice = caseApi.slice({
  command: RecordReplacement,
  decide: recordReplacement,
  mutation: {
    input: RecordReplacementInput,
    allow: ['engineer', 'integration'],
    description: 'Records by which device the one under repair was replaced.',
  },
});

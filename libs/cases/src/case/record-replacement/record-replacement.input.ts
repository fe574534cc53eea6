import { InputType } from '@nestjs/graphql';
import { CodeField, DateTimeField, EnumField, UuidField } from '#graphql';
import type { Instant } from '#kernel';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { InheritanceRuleEnum } from '../../api/enums.js';
import type { InheritanceRule } from '../case.events.js';

@InputType()
export class RecordReplacementInput extends CaseCommandInput {
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

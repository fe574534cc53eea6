import { InputType } from '@nestjs/graphql';
import { CodeField, DateTimeField, EnumField, UuidField } from '#graphql';
import type { Instant } from '#kernel';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { InheritanceRuleEnum } from '../../api/enums.js';
import type { InheritanceRule } from '../../case/case.events.js';
import { RecordReplacement, recordReplacement } from './record-replacement.js';

@InputType({ description: 'Input of the mutation `recordReplacement`.' })
class RecordReplacementInput extends CaseCommandInput {
  @UuidField({ description: 'Id of the repair (RMA), one of the `repairs` of the case.' })
  readonly rmaId: string;

  @CodeField({ description: 'Serial number of the device under repair.' })
  readonly oldSerial: string;

  @CodeField({ description: 'Serial number of the replacement device.' })
  readonly newSerial: string;

  @DateTimeField({ description: 'Start of the warranty that the replacement device inherits.' })
  readonly inheritedStart: Instant;

  @DateTimeField({ description: 'End of the warranty that the replacement device inherits, later than its start.' })
  readonly inheritedEnd: Instant;

  @EnumField(InheritanceRuleEnum, { description: 'Rule by which the warranty was inherited.' })
  readonly rule: InheritanceRule;
}

export const recordReplacementSlice = caseApi.slice({
  command: RecordReplacement,
  decide: recordReplacement,
  mutation: {
    input: RecordReplacementInput,
    allow: ['engineer', 'integration'],
    description: 'Records that the device under repair was replaced. The case is about the new device from then on.',
  },
});

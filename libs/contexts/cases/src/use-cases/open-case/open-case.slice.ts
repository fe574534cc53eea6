import { InputType } from '@nestjs/graphql';
import { CodeField, CommandInput, EnumField, LanguageField, NestedField, TextField } from '#graphql';
import { caseApi } from '../../api/case.api.js';
import { LevelEnum, PriorityEnum } from '../../api/enums.js';
import { ExternalReferenceInput } from '../../api/shared.inputs.js';
import { desk } from '../../api/who.js';
import type { Level, Priority } from '../../case/case.events.js';
import { CaseNumbers } from '../../case/numbers/case-numbers.allocator.js';
import { OpenCase, openCase } from './open-case.js';
import { ContactInput, SnapshotInput } from './opening.inputs.js';

@InputType()
class OpenCaseInput extends CommandInput {
  @CodeField({ nullable: true })
  readonly customerId?: string;

  @NestedField(() => ContactInput, { nullable: true })
  readonly contact?: ContactInput;

  @CodeField({ nullable: true })
  readonly deviceSerial?: string;

  @CodeField()
  readonly channel: string;

  @CodeField()
  readonly category: string;

  @CodeField({ nullable: true })
  readonly subcategory?: string;

  @TextField()
  readonly symptom: string;

  @NestedField(() => SnapshotInput, { nullable: true })
  readonly snapshot?: SnapshotInput;

  @TextField({ nullable: true, longest: 500 })
  readonly screenshot?: string;

  @LanguageField()
  readonly language: string;

  @CodeField()
  readonly region: string;

  @EnumField(PriorityEnum, { nullable: true, description: 'NORMAL without it.' })
  readonly priority?: Priority;

  @EnumField(LevelEnum, { nullable: true })
  readonly impact?: Level;

  @EnumField(LevelEnum, { nullable: true })
  readonly urgency?: Level;

  @CodeField({ nullable: true })
  readonly orderNumber?: string;

  @NestedField(() => ExternalReferenceInput, { nullable: true })
  readonly externalReference?: ExternalReferenceInput;
}

export const openCaseSlice = caseApi.slice({
  command: OpenCase,
  decide: {
    needs: [CaseNumbers],
    // A repeat takes a number that it won't use: gaps are allowed.
    with: async (_command, numbers) => ({ decide: openCase({ number: await numbers.next() }) }),
  },
  mutation: {
    input: OpenCaseInput,
    allow: ['customer', ...desk, 'relations', 'dispatcher', 'integration'],
    description: 'Opens a case. Sent again with the same commandId, it answers the one that it opened.',
    creates: true,
  },
});

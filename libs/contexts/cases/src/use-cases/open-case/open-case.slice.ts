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

@InputType({ description: 'Input of the mutation `openCase`.' })
class OpenCaseInput extends CommandInput {
  @CodeField({
    isId: true,
    nullable: true,
    description: 'Id of the customer. Omit it for a guest; `linkCustomer` can add it later.',
  })
  readonly customerId?: string;

  @NestedField(() => ContactInput, {
    nullable: true,
    description: 'How to reach the person who got in touch. It verifies nothing.',
  })
  readonly contact?: ContactInput;

  @CodeField({ nullable: true, description: 'Serial number of the device that the case is about.' })
  readonly deviceSerial?: string;

  @CodeField({
    description:
      'Code of the channel by which the customer got in touch: `phone`, `chat`, `web`, `app`, `email`, ' +
      '`store`. New channels need no change of the schema.',
  })
  readonly channel: string;

  @CodeField({ description: 'Code of the category: `display`.' })
  readonly category: string;

  @CodeField({ nullable: true, description: 'Code of the subcategory: `cracked-glass`.' })
  readonly subcategory?: string;

  @TextField({ description: 'What the customer observes, in their words.' })
  readonly symptom: string;

  @NestedField(() => SnapshotInput, { nullable: true, description: 'What the support app collected about the device.' })
  readonly snapshot?: SnapshotInput;

  @TextField({ nullable: true, longest: 500, description: 'Reference to a screenshot that the support app uploaded.' })
  readonly screenshot?: string;

  @LanguageField({ description: 'Language in which the customer wants to be served.' })
  readonly language: string;

  @CodeField({ description: 'Region whose rules and service hours apply, as an ISO 3166 code: `HK`, `CN-BJ`.' })
  readonly region: string;

  @EnumField(PriorityEnum, { nullable: true, description: 'How urgent the case is. `NORMAL` if omitted.' })
  readonly priority?: Priority;

  @EnumField(LevelEnum, { nullable: true, description: 'How much the problem affects the customer.' })
  readonly impact?: Level;

  @EnumField(LevelEnum, { nullable: true, description: 'How soon the customer needs a solution.' })
  readonly urgency?: Level;

  @CodeField({ nullable: true, description: 'Number of the order that the case is about.' })
  readonly orderNumber?: string;

  @NestedField(() => ExternalReferenceInput, {
    nullable: true,
    description: 'Record of this case in another system, by which the query `case` finds it.',
  })
  readonly externalReference?: ExternalReferenceInput;
}

export const openCaseSlice = caseApi.slice({
  command: OpenCase,
  decide: {
    needs: [CaseNumbers],
    // A repeated command takes a number that it does not use; gaps are allowed.
    with: async (_command, numbers) => ({ decide: openCase({ number: await numbers.next() }) }),
  },
  mutation: {
    input: OpenCaseInput,
    allow: ['customer', ...desk, 'relations', 'dispatcher', 'integration'],
    description: 'Opens a case. Sending it again with the same `commandId` returns the case that was opened.',
    creates: true,
  },
});

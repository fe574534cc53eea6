import { InputType } from '@nestjs/graphql';
import { CodeField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { desk } from '../../api/who.js';
import { ClassifyCase, classifyCase } from './classify-case.js';

@InputType({ description: 'Input of the mutation `classifyCase`.' })
class ClassifyCaseInput extends CaseCommandInput {
  @CodeField({ nullable: true, description: 'Code of the new category: `display`. Unchanged if omitted.' })
  readonly category?: string;

  @CodeField({ nullable: true, description: 'Code of the new subcategory: `cracked-glass`. Unchanged if omitted.' })
  readonly subcategory?: string;

  @TextField({ nullable: true, description: 'What the customer observes, in their words. Unchanged if omitted.' })
  readonly symptom?: string;

  @CodeField({
    nullable: true,
    description:
      'Region whose rules and service hours apply, as an ISO 3166 code: `HK`, `CN-BJ`. Unchanged if omitted.',
  })
  readonly region?: string;

  @CodeField({
    nullable: true,
    description: 'Serial number of the device that the case is about. Unchanged if omitted.',
  })
  readonly deviceSerial?: string;
}

export const classifyCaseSlice = caseApi.slice({
  command: ClassifyCase,
  decide: classifyCase,
  mutation: {
    input: ClassifyCaseInput,
    allow: [...desk, 'dispatcher', 'integration'],
    description: 'Changes what a case is about. Fields that are omitted stay as they are.',
  },
});

import { InputType } from '@nestjs/graphql';
import { CodeField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { desk } from '../../api/who.js';
import { ClassifyCase, classifyCase } from './classify-case.js';

@InputType()
class ClassifyCaseInput extends CaseCommandInput {
  @CodeField({ nullable: true })
  readonly category?: string;

  @CodeField({ nullable: true })
  readonly subcategory?: string;

  @TextField({ nullable: true })
  readonly symptom?: string;

  @CodeField({ nullable: true })
  readonly region?: string;

  @CodeField({ nullable: true })
  readonly deviceSerial?: string;
}

export const classifyCaseSlice = caseApi.slice({
  command: ClassifyCase,
  decide: classifyCase,
  mutation: {
    input: ClassifyCaseInput,
    allow: [...desk, 'dispatcher', 'integration'],
    description: 'Changes what a case is about; what is not given stays.',
  },
});

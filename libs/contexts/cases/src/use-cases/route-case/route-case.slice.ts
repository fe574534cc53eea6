import { InputType } from '@nestjs/graphql';
import { CodeField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { workers } from '../../api/who.js';
import { RouteCase, routeCase } from './route-case.js';

@InputType({ description: 'Input of the mutation `routeCase`.' })
class RouteCaseInput extends CaseCommandInput {
  @CodeField({ description: 'Code of the queue: `hardware`.' })
  readonly queue: string;

  @CodeField({
    list: true,
    defaultValue: [],
    description: 'Codes of the skills that the agent must have. Their order does not matter.',
  })
  readonly skills: readonly string[];

  @TextField({ nullable: true, description: 'Why the case is moved.' })
  readonly reason?: string;
}

export const routeCaseSlice = caseApi.slice({
  command: RouteCase,
  decide: routeCase,
  mutation: {
    input: RouteCaseInput,
    allow: [...workers, 'dispatcher', 'integration'],
    description: 'Moves a case to a queue.',
  },
});

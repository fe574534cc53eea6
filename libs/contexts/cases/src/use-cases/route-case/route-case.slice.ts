import { InputType } from '@nestjs/graphql';
import { CodeField, TextField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { caseApi } from '../../api/case.api.js';
import { workers } from '../../api/who.js';
import { RouteCase, routeCase } from './route-case.js';

@InputType()
class RouteCaseInput extends CaseCommandInput {
  @CodeField()
  readonly queue: string;

  @CodeField({ list: true, defaultValue: [], description: 'What the agent must be able to do.' })
  readonly skills: readonly string[];

  @TextField({ nullable: true })
  readonly reason?: string;
}

export const routeCaseSlice = caseApi.slice({
  command: RouteCase,
  decide: routeCase,
  mutation: {
    input: RouteCaseInput,
    allow: [...workers, 'dispatcher', 'integration'],
    description: 'Puts a case into a queue.',
  },
});

import { commandNamed, type Decide, sameJson } from '#kernel';
import type { CaseEvent } from '../../case/case.events.js';
import { assertOpen } from '../../case/case.rules.js';
import type { CaseState } from '../../case/case.state.js';

export class RouteCase extends commandNamed('RouteCase')<{
  readonly queue: string;
  /** Skills that the agent needs, in any order. */
  readonly skills: readonly string[];
  readonly reason?: string;
}> {}

export const routeCase: Decide<RouteCase, CaseState, CaseEvent> = ({ data }, state) => {
  assertOpen(state);
  const { queue, reason } = data;
  const skills = [...new Set(data.skills)].sort();
  if (queue === state.queue && sameJson(skills, [...state.skills].sort())) return [];
  return [{ type: 'CaseRouted', data: { fromQueue: state.queue, queue, skills, reason } }];
};

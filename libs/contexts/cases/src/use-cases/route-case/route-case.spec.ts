import { describe, it } from '@jest/globals';
import type { CaseEvent } from '../../case/case.events.js';
import { closed, command, given, opened } from '../../case/testing/given.js';
import { RouteCase, routeCase } from './route-case.js';

const toHardware = command(RouteCase, { queue: 'hardware', skills: ['zh-Hans', 'display', 'display'] });
const routed: CaseEvent = {
  type: 'CaseRouted',
  data: { fromQueue: null, queue: 'hardware', skills: ['display', 'zh-Hans'] },
};

describe('routing a case', () => {
  it('puts it into its first queue, with the required skills', () => {
    given(opened).when(routeCase, toHardware).then(routed);
  });

  it('moves it on and records the previous queue', () => {
    given(opened, routed)
      .when(routeCase, command(RouteCase, { queue: 'billing', skills: [], reason: 'An invoice after all' }))
      .then({
        type: 'CaseRouted',
        data: { fromQueue: 'hardware', queue: 'billing', skills: [], reason: 'An invoice after all' },
      });
  });

  it('changes the skills within a queue', () => {
    given(opened, routed)
      .when(routeCase, command(RouteCase, { queue: 'hardware', skills: ['mainboard'] }))
      .then({ type: 'CaseRouted', data: { fromQueue: 'hardware', queue: 'hardware', skills: ['mainboard'] } });
  });

  it('does nothing if it is in that queue with these skills, in any order', () => {
    given(opened, routed).when(routeCase, toHardware).thenNothing();
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(routeCase, toHardware).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(routeCase, toHardware).thenRefused('CASE_NOT_OPEN');
  });
});

import { describe, it } from '@jest/globals';
import { closed, command, given, opened } from '../../case/testing/given.js';
import { SetPriority, setPriority } from './set-priority.js';

const urgent = command(SetPriority, { priority: 'urgent', reason: 'Battery swells' });

describe('setting the priority', () => {
  it('changes it with a reason and keeps impact and urgency', () => {
    given(opened)
      .when(setPriority, urgent)
      .then({
        type: 'PrioritySet',
        data: { priority: 'urgent', impact: 'medium', urgency: 'medium', reason: 'Battery swells' },
      });
  });

  it('changes impact and urgency alone', () => {
    given(opened)
      .when(setPriority, command(SetPriority, { priority: 'normal', impact: 'low', urgency: 'high' }))
      .then({ type: 'PrioritySet', data: { priority: 'normal', impact: 'low', urgency: 'high' } });
  });

  it('does nothing if nothing differs, whatever the reason', () => {
    given(opened)
      .when(setPriority, command(SetPriority, { priority: 'normal', reason: 'Asked again' }))
      .thenNothing();
  });

  it('is refused if there is no case and if it is closed', () => {
    given().when(setPriority, urgent).thenRefused('CASE_NOT_FOUND');
    given(opened, closed).when(setPriority, urgent).thenRefused('CASE_NOT_OPEN');
  });
});

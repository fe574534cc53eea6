import { describe, it } from '@jest/globals';
import { caseExamples } from '../case.examples.js';
import { closed, command, confirmed, escalated, given, like, opened, proposed } from '../testing/given.js';
import { CloseCase, closeCase } from './close-case.js';

const { code, cause } = closed.data;
const close = (ground: CloseCase['data']['ground']) => command(CloseCase, { code, cause, ground });

describe('closing a case', () => {
  it('rests on a confirmed resolution', () => {
    given(opened, proposed, confirmed).when(closeCase, close('confirmed')).then(closed);
  });

  it('is free where the customer withdraws', () => {
    given(opened)
      .when(closeCase, close('withdrawn'))
      .then(like('CaseClosed', { ground: 'withdrawn' }));
  });

  it('is nothing when it was closed like that already', () => {
    given(opened, proposed, confirmed, closed).when(closeCase, close('confirmed')).thenNothing();
  });

  it('is refused when it was closed otherwise', () => {
    given(opened, proposed, confirmed, closed).when(closeCase, close('withdrawn')).thenRefused('CASE_NOT_OPEN');
  });

  it('is refused as confirmed before the customer confirmed, or after a rejection', () => {
    given(opened).when(closeCase, close('confirmed')).thenRefused('RESOLUTION_UNCONFIRMED');
    given(opened, proposed).when(closeCase, close('confirmed')).thenRefused('RESOLUTION_UNCONFIRMED');
    given(opened, proposed, confirmed, caseExamples.ResolutionRejected)
      .when(closeCase, close('confirmed'))
      .thenRefused('RESOLUTION_UNCONFIRMED');
  });

  it('is refused as idle while nobody was reminded', () => {
    given(opened, proposed).when(closeCase, close('idle')).thenRefused('REMIND_FIRST');
  });

  it('is refused while an escalation is pending', () => {
    given(opened, escalated).when(closeCase, close('withdrawn')).thenRefused('ESCALATION_PENDING');
  });

  it('is refused on no case', () => {
    given().when(closeCase, close('withdrawn')).thenRefused('CASE_NOT_FOUND');
  });
});

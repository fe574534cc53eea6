import { describe, it } from '@jest/globals';
import { command, given, held, lifted, merged, registered } from '../../customer/testing/given.js';
import { LiftLegalHold, liftLegalHold } from './lift-legal-hold.js';

const lift = command(LiftLegalHold, {});

describe('lifting a legal hold', () => {
  it('lifts it', () => {
    given(registered, held).when(liftLegalHold, lift).then(lifted);
  });

  it('does nothing if there is none', () => {
    given(registered).when(liftLegalHold, lift).thenNothing();
    given(registered, held, lifted).when(liftLegalHold, lift).thenNothing();
  });

  it('is refused if there is none and the customer is not registered', () => {
    given().when(liftLegalHold, lift).thenRefused('CUSTOMER_NOT_FOUND');
    given(held, lifted).when(liftLegalHold, lift).thenRefused('CUSTOMER_NOT_FOUND');
  });

  it('is refused on a merged record', () => {
    given(registered, merged).when(liftLegalHold, lift).thenRefused('CUSTOMER_MERGED');
  });
});

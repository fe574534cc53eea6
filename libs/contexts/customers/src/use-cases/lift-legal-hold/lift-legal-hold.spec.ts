import { describe, it } from '@jest/globals';
import { command, given, held, lifted, merged, registered } from '../../customer/testing/given.js';
import { LiftLegalHold, liftLegalHold } from './lift-legal-hold.js';

const lift = command(LiftLegalHold, {});

describe('lifting a legal hold', () => {
  it('takes it off', () => {
    given(registered, held).when(liftLegalHold, lift).then(lifted);
  });

  it('is nothing where there is none', () => {
    given(registered).when(liftLegalHold, lift).thenNothing();
    given(registered, held, lifted).when(liftLegalHold, lift).thenNothing();
  });

  it('is refused where there is none, and nobody of that id', () => {
    given().when(liftLegalHold, lift).thenRefused('CUSTOMER_NOT_FOUND');
    given(held, lifted).when(liftLegalHold, lift).thenRefused('CUSTOMER_NOT_FOUND');
  });

  it('is refused on a record that has gone on under another id', () => {
    given(registered, merged).when(liftLegalHold, lift).thenRefused('CUSTOMER_MERGED');
  });
});

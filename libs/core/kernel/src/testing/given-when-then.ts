import { canonicalJson, sameJson } from '../canonical-json.js';
import type { Command } from '../command.js';
import type { Decide, Fold } from '../decider.js';
import type { DomainEvent } from '../event.js';
import type { Instant } from '../instant.js';
import { Refusal } from '../refusal.js';

/** When events of a spec occurred, unless {@link at} says otherwise. */
export const specTime: Instant = '2026-03-02T09:00:00.000Z';

/** `given(opened, at('2026-03-05T12:00:00.000Z', closed))` */
export const at = <Event extends DomainEvent>(occurredAt: Instant, event: Event): Event => ({ ...event, occurredAt });

type Outcome<Event> = { events: readonly Event[] } | { refusal: Refusal };

/**
 * Specs that read as sentences: `given(opened, diagnosed).when(escalateCase, command).then(escalated)`.
 * Made once per context from its fold.
 */
export const specFor =
  <State, Event extends DomainEvent>(fold: Fold<State, Event>) =>
  (...history: readonly Event[]) => ({
    when: <C extends Command>(decide: Decide<C, State, Event>, command: C) => {
      const outcome = decided(() => decide(command, past(fold, history)));
      return {
        /** Exactly these events, in this order. */
        then: (...expected: readonly Event[]): void => expectSame(outcome, { events: expected }),
        thenNothing: (): void => expectSame(outcome, { events: [] }),
        thenRefused: (code: string, details?: Refusal['details']): void => {
          const refusal = 'refusal' in outcome ? outcome.refusal : undefined;
          const asExpected = refusal?.code === code && (!details || sameJson(refusal.details, details));
          if (!asExpected) fail(outcome, `a refusal ${code} ${canonicalJson(details ?? {})}`);
        },
      };
    },
  });

const past = <State, Event extends DomainEvent>(fold: Fold<State, Event>, history: readonly Event[]): State =>
  history.reduce(
    (state, event: Event & { occurredAt?: Instant }) => fold.evolve(state, event, event.occurredAt ?? specTime),
    fold.initial,
  );

const decided = <Event>(run: () => readonly Event[]): Outcome<Event> => {
  try {
    return { events: run() };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error };
    throw error;
  }
};

const expectSame = <Event>(actual: Outcome<Event>, expected: { events: readonly Event[] }): void => {
  if ('refusal' in actual || !sameJson(actual.events, expected.events)) {
    fail(actual, JSON.stringify(expected.events, null, 2));
  }
};

const fail = (actual: Outcome<unknown>, expected: string): never => {
  const got =
    'refusal' in actual
      ? `a refusal ${actual.refusal.code} ${canonicalJson(actual.refusal.details)}`
      : JSON.stringify(actual.events, null, 2);
  throw new Error(`Expected ${expected}\nbut got ${got}`);
};

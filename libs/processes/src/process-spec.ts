import { canonicalJson, type DomainEvent, type Instant, type Recorded, sameJson } from '#kernel';
import type { Input, OutgoingCommand, OutgoingMessage, Process, Reaction } from './process.js';

/** What a reaction does, beside what it remembers. */
export interface Effects {
  readonly commands?: readonly OutgoingCommand[];
  readonly messages?: readonly OutgoingMessage[];
  readonly timers?: Reaction<unknown>['timers'];
}

/**
 * Specs of processes that read as sentences: `given(asked).when(elapsed('next', at)).then({ commands: [reminder] })`. Made
 * once for a process.
 */
export const processSpec =
  <State, Event extends DomainEvent>(process: Process<State, Event>) =>
  (...past: readonly Input<Event>[]) => ({
    when: (input: Input<Event>) => {
      const { state: _state, ...effects } = process.react(remembered(process, past), input);
      return {
        /** Exactly this. */
        then: (expected: Effects): void => expectSame(effects, expected),
        thenNothing: (): void => expectSame(effects, {}),
      };
    },
    /** That nothing is left to remember. */
    thenOver: (): void => {
      const state = remembered(process, past);
      if (!sameJson(state, process.initial)) throw new Error(`Still remembers ${canonicalJson(state)}`);
    },
  });

export const happened = <Event extends DomainEvent>(event: Recorded<Event>): Input<Event> => ({ kind: 'event', event });

export const elapsed = (instance: string, key: string, dueAt: Instant): Input<never> => ({
  kind: 'timer',
  instance,
  key,
  dueAt,
});

const remembered = <State, Event extends DomainEvent>(
  process: Process<State, Event>,
  past: readonly Input<Event>[],
): State => past.reduce((state, input) => process.react(state, input).state, process.initial);

const expectSame = (actual: Effects, expected: Effects): void => {
  if (sameJson(told(actual), told(expected))) return;
  throw new Error(
    `Expected ${JSON.stringify(told(expected), null, 2)}\nbut got ${JSON.stringify(told(actual), null, 2)}`,
  );
};

const told = ({ commands = [], messages = [], timers = {} }: Effects): object => ({
  commands: commands.map(({ type, stream, data }) => ({ name: type.commandName, stream, data })),
  messages,
  timers,
});

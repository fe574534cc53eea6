import { reacting } from '#event-store';
import { canonicalJson, type DomainEvent, type Instant, type Recorded, sameJson } from '#kernel';
import type { Input, OutgoingCommand, OutgoingMessage, Process, Reaction } from './process.js';

/** The effects of a reaction, apart from its state. */
export interface Effects {
  readonly commands?: readonly OutgoingCommand[];
  readonly messages?: readonly OutgoingMessage[];
  readonly timers?: Reaction<unknown>['timers'];
}

/**
 * Specs of processes: `given(asked).when(elapsed('next', at)).then({ commands: [reminder] })`. Create `given` once per
 * process.
 */
export const processSpec =
  <State>(process: Process<State>) =>
  (...past: readonly Input[]) => ({
    when: (input: Input) => {
      const { state: _state, ...effects } = reactionOf(process, remembered(process, past), input);
      return {
        /** Expects exactly these effects. */
        then: (expected: Effects): void => expectSame(effects, expected),
        thenNothing: (): void => expectSame(effects, {}),
      };
    },
    /** Expects that the state is the initial one. */
    thenOver: (): void => {
      const state = remembered(process, past);
      if (!sameJson(state, process.initial))
        throw new Error(`Expected the initial state, but got ${canonicalJson(state)}`);
    },
  });

export const happened = <Event extends DomainEvent>(event: Recorded<Event>): Input<Event> => ({ kind: 'event', event });

export const elapsed = (instance: string, key: string, dueAt: Instant): Input<never> => ({
  kind: 'timer',
  instance,
  key,
  dueAt,
});

const remembered = <State>(process: Process<State>, past: readonly Input[]): State =>
  past.reduce((state, input) => reactionOf(process, state, input).state, process.initial);

/** Ignores events to which the process does not react. */
const reactionOf = <State>(process: Process<State>, state: State, input: Input): Reaction<State> => {
  if (input.kind !== 'event') return process.react(state, input);
  const { type, envelope } = input.event;
  return reacting(process.reactsTo)({ stream: envelope.stream, type }) ? process.react(state, input) : { state };
};

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

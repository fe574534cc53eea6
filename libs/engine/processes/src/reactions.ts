import { deriveId } from '#command-processing';
import type { Instant } from '#kernel';
import type { OutgoingCommand, Process, Reaction } from './process.js';
import type { TriggeredInput } from './triggered-input.js';

/** A stored instance. `version` is that of its state. */
export interface FoundInstance {
  readonly state: unknown;
  readonly version: number;
  readonly isParked: boolean;
}

/** A command or message in the outbox. */
export interface OutboxEntry {
  readonly id: string;
  readonly instance: string;
  readonly kind: 'command' | 'message';
  /** Name of the command, or kind of the message. */
  readonly name: string;
  readonly stream: string;
  readonly data: object;
  readonly causedBy: string;
  readonly correlationId: string;
}

export interface TimerChange {
  readonly id: string;
  readonly instance: string;
  readonly key: string;
  /** Null cancels. */
  readonly dueAt: Instant | null;
  readonly causedBy: string;
  readonly correlationId: string;
}

/** The results of some inputs. */
export interface Reactions {
  /** Inputs that were handled. Those in `waiting` wait until their instances are no longer parked. */
  readonly taken: TriggeredInput[];
  readonly waiting: TriggeredInput[];
  readonly states: Map<string, unknown>;
  /** Errors by instance that failed. */
  readonly failures: Map<string, unknown>;
  readonly outgoing: OutboxEntry[];
  /** In order: for the same key, the last one counts. */
  readonly timers: TimerChange[];
}

/** Runs a process on inputs, in order. If it fails, that instance handles no more inputs, while the others continue. */
export const reactTo = (
  process: Process,
  found: ReadonlyMap<string, FoundInstance>,
  inputs: readonly TriggeredInput[],
): Reactions => {
  const reactions: Reactions = {
    taken: [],
    waiting: [],
    states: new Map(),
    failures: new Map(),
    outgoing: [],
    timers: [],
  };
  for (const input of inputs) {
    const instance = found.get(input.instance);
    if (instance?.isParked || reactions.failures.has(input.instance)) {
      reactions.waiting.push(input);
      continue;
    }
    try {
      const reaction = process.react(stateOf(process, instance, reactions, input), input.input);
      const entries = entriesOf(process, input, reaction);
      reactions.taken.push(input);
      reactions.states.set(input.instance, reaction.state);
      reactions.outgoing.push(...entries);
      reactions.timers.push(...timersOf(process, input, reaction));
    } catch (error) {
      reactions.failures.set(input.instance, error);
      reactions.waiting.push(input);
    }
  }
  return reactions;
};

const stateOf = (
  { name, version, initial }: Process,
  found: FoundInstance | undefined,
  { states }: Reactions,
  { instance }: TriggeredInput,
): unknown => {
  if (states.has(instance)) return states.get(instance);
  if (!found) return initial;
  if (found.version === version) return found.state;
  throw new Error(`The stored state has version ${found.version}, but ${name} needs version ${version}`);
};

/** Ids are derived from process and input, so that repeating an input repeats them. */
const entriesOf = (
  process: Process,
  { instance, id, causedBy, correlationId }: TriggeredInput,
  { commands = [], messages = [] }: Reaction<unknown>,
): OutboxEntry[] => {
  const common = { instance, causedBy, correlationId };
  return [
    ...commands.map((command, index) => ({
      ...common,
      id: deriveId('process', process.name, id, 'command', index),
      kind: 'command' as const,
      name: nameOf(process, command),
      stream: command.stream,
      data: command.data,
    })),
    ...messages.map(({ kind: name, stream, data }, index) => ({
      ...common,
      id: deriveId('process', process.name, id, 'message', index),
      kind: 'message' as const,
      name,
      stream,
      data,
    })),
  ];
};

/** The sender looks commands up by name and would not find an undeclared one. */
const nameOf = (process: Process, { type }: OutgoingCommand): string => {
  if (!process.commands.includes(type))
    throw new Error(`${process.name} does not declare the command ${type.commandName}`);
  return type.commandName;
};

const timersOf = (
  process: Process,
  { instance, id, causedBy, correlationId }: TriggeredInput,
  { timers = {} }: Reaction<unknown>,
): TimerChange[] =>
  Object.entries(timers).map(([key, dueAt]) => ({
    id: deriveId('process', process.name, id, 'timer', key),
    instance,
    key,
    dueAt,
    causedBy,
    correlationId,
  }));

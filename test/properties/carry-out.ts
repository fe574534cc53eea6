import { caseIdOf, CASE_CATEGORY, OpenCase } from '#cases';
import { deriveId, streamFor } from '#command-processing';
import { type AnyCommandClass, type Command, type Instant, instantOf, millisecondsOf, Refusal } from '#kernel';
import type { CaseModel, Outcome } from './case-model.js';
import type { Intention, Placeholder } from './intentions.js';
import type { Sequence, Step } from './sequences.js';

const begin = '2026-01-01T00:00:00.000Z';

/** A command, and the outcome that the model expects. */
export interface Sent {
  readonly command: Command;
  readonly outcome: Outcome;
}

/** Turns a sequence into commands, and applies each to the model on the way. `name` makes all ids unique. */
export const carryOut = (sequence: Sequence, name: string, model: CaseModel): readonly Sent[] => {
  const openings = [0, 1].map((index) => deriveId('property', name, 'opening', index));
  const streams = openings.map((id) => streamFor(CASE_CATEGORY, id));
  const sent: Sent[] = [];
  let now: Instant = begin;
  sequence.forEach((step, index) => {
    now = instantOf(millisecondsOf(now) + step.minutesLater * 60_000);
    const command = commandOf(step, { sent, streams, model, now, openings, name: `${name}/${index}` });
    sent.push({ command, outcome: model.apply(command) });
  });
  return sent;
};

interface Progress {
  readonly sent: readonly Sent[];
  readonly streams: readonly string[];
  readonly openings: readonly string[];
  readonly model: CaseModel;
  readonly now: Instant;
  readonly name: string;
}

const commandOf = (step: Step, progress: Progress): Command => {
  const { sent, streams, now, name, model } = progress;
  const earlier = step.repeats && sent[step.repeats.earlier % sent.length].command;
  const stream = earlier?.stream ?? streams[step.caseIndex];
  const expectedRevision = claimed(step, model.streamOf(stream).revision);
  const context = { now, correlationId: name, expectedRevision };
  if (earlier && step.repeats?.says === 'the same') {
    const { commandId, actor } = earlier.context;
    const Same = earlier.constructor as AnyCommandClass;
    return new Same(stream, earlier.data as never, { ...context, commandId, actor });
  }
  const [first, ...others] = step.candidates.map(({ intention, actor }) => () => {
    const commandId = earlier?.context.commandId ?? freshId(intention, step.caseIndex, progress);
    const data = resolved(intention.data, stream, progress);
    return new intention.type(stream, data as never, { ...context, commandId, actor });
  });
  const command = first();
  if (!step.wantsChange || changesSomething(model, command)) return command;
  for (const other of others) {
    const alternative = other();
    if (changesSomething(model, alternative)) return alternative;
  }
  return command;
};

const changesSomething = (model: CaseModel, command: Command): boolean => {
  const events = model.decide(command);
  return !(events instanceof Refusal) && events.length > 0;
};

/** The stream of a case is derived from the id of the command that opens it; a second opening has another id. */
const freshId = ({ type }: Intention, caseIndex: number, { sent, openings, name }: Progress): string => {
  const opening = openings[caseIndex];
  const isFirst = type === OpenCase && !sent.some(({ command }) => command.context.commandId === opening);
  return isFirst ? opening : deriveId('property', name);
};

const claimed = ({ expected }: Step, revision: number): number | undefined => {
  if (expected === 'none' || revision < 0) return undefined;
  return expected === 'right' ? revision : revision + 1;
};

const resolved = (data: object, stream: string, { streams, model }: Progress): object => {
  const { state } = model.streamOf(stream);
  const order = state.status === 'unopened' ? undefined : state.repairs.at(-1)?.order;
  const values: Record<Placeholder, string> = {
    $rma: order?.rmaId ?? 'RMA-0',
    $device: order?.deviceSerial ?? 'SN-1',
    $self: caseIdOf(stream),
    $other: caseIdOf(streams[stream === streams[0] ? 1 : 0]),
  };
  return Object.fromEntries(
    Object.entries(data).map(([field, value]) => [
      field,
      typeof value === 'string' && Object.hasOwn(values, value) ? values[value as Placeholder] : value,
    ]),
  );
};

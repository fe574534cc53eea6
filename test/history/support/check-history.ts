import type { StoredEvent } from '#event-store';
import type { Answer } from './step.js';

/** As much of an event as the checker looks at. */
export type LoggedEvent = Pick<StoredEvent, 'position' | 'stream' | 'revision' | 'commandId' | 'data'>;

/**
 * Holds a log whose positions are dense against what writers were answered. Empty when every command that was answered
 * is there once, whole, and where each of its answers said; nothing else is there; positions and revisions have no gaps;
 * and no command stands before one that had been answered when it was sent.
 */
export const faultsOf = (log: readonly LoggedEvent[], answers: readonly Answer[]): string[] => [
  ...gapsIn(log),
  ...wrongAnswers(log, answers),
  ...inventedIn(log, answers),
  ...timeTravels(log, answers),
];

const gapsIn = (log: readonly LoggedEvent[]): string[] => {
  const faults: string[] = [];
  const next = new Map<string, number>();
  for (const [index, { position, stream, revision }] of log.entries()) {
    if (position !== String(index + 1)) faults.push(`position ${position} stands where ${index + 1} is due`);
    const due = next.get(stream) ?? 0;
    if (revision !== due) faults.push(`${stream} has revision ${revision} where ${due} is due`);
    next.set(stream, revision + 1);
  }
  return faults;
};

const byCommand = (log: readonly LoggedEvent[]): ReadonlyMap<string, LoggedEvent[]> => {
  const commands = new Map<string, LoggedEvent[]>();
  for (const event of log) {
    const events = commands.get(event.commandId);
    if (events) events.push(event);
    else commands.set(event.commandId, [event]);
  }
  return commands;
};

const wrongAnswers = (log: readonly LoggedEvent[], answers: readonly Answer[]): string[] => {
  const commands = byCommand(log);
  return answers.flatMap(({ commandId, stream, amounts, revision, position }) => {
    const events = commands.get(commandId) ?? [];
    const said = `${commandId}, answered ${stream}@${revision} at ${position},`;
    const last = events.at(-1);
    if (!last) return [`${said} is lost`];
    if (events.length > amounts.length) return [`${said} is there ${events.length / amounts.length} times`];
    if (last.stream !== stream || last.revision !== revision || last.position !== position) {
      return [`${said} ends at ${last.stream}@${last.revision} at ${last.position}`];
    }
    const first = revision - amounts.length + 1;
    const whole = amounts.every((amount, nth) => {
      const event = events.at(nth);
      return event?.revision === first + nth && event.data === JSON.stringify({ amount });
    });
    return whole ? [] : [`${said} is there with other events`];
  });
};

const inventedIn = (log: readonly LoggedEvent[], answers: readonly Answer[]): string[] => {
  const known = new Set(answers.map(({ commandId }) => commandId));
  return log
    .filter(({ commandId }) => !known.has(commandId))
    .map(({ position }) => `nobody sent what is at ${position}`);
};

/** From the end of the log to its beginning: nothing may come before what had been answered when it was first sent. */
const timeTravels = (log: readonly LoggedEvent[], answers: readonly Answer[]): string[] => {
  const sent = new Map<string, number>();
  const answered = new Map<string, number>();
  for (const { commandId, sentAt, answeredAt } of answers) {
    sent.set(commandId, Math.min(sentAt, sent.get(commandId) ?? Infinity));
    answered.set(commandId, Math.min(answeredAt, answered.get(commandId) ?? Infinity));
  }
  const faults: string[] = [];
  let earliest = Infinity;
  for (const { commandId, position } of [...log].reverse()) {
    if ((sent.get(commandId) ?? -Infinity) > earliest) {
      faults.push(`what is at ${position} was sent after something behind it had been answered`);
    }
    earliest = Math.min(earliest, answered.get(commandId) ?? Infinity);
  }
  return faults;
};

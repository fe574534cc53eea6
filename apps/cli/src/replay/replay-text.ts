import type { CaseView } from '#cases';
import { type Instant, millisecondsOf } from '#kernel';
import type { ReplayStep, ViewChange } from './replay-case.js';

const margin = ' '.repeat(6);
const nameWidth = 17;

/** Returns the text of one step: the event with its time and actor, its changes, and a summary of the case after it. */
export const stepText = ({ event, view, changes }: ReplayStep, previousAt: Instant | undefined): string => {
  const { revision, occurredAt, actor } = event.envelope;
  const waited = previousAt === undefined ? '' : `, ${elapsed(previousAt, occurredAt)} later`;
  const head = `${String(revision).padStart(4)}  ${shortInstant(occurredAt)}  ${event.type} (${actor})${waited}`;
  return [head, ...changes.filter(tells).map(changeText), `${margin}= ${summaryOf(view)}`].join('\n');
};

/** Whether a change is shown: initial values that are empty are not. */
const tells = ({ before, after }: ViewChange): boolean =>
  before !== undefined || !(after === null || after === 0 || (Array.isArray(after) && after.length === 0));

const changeText = ({ field, before, after }: ViewChange): string => {
  const change = before === undefined ? valueText(after) : `${valueText(before)} → ${valueText(after)}`;
  return `${margin}${field.padEnd(nameWidth)} ${change}`;
};

const summaryOf = ({ status, awaiting, tier, priority, queue, assignee }: CaseView): string =>
  [
    awaiting ? `${status} ${awaiting.party}` : status,
    `tier ${tier}`,
    `priority ${priority}`,
    queue === null ? 'no queue' : `queue ${queue}`,
    assignee === null ? 'no agent' : `agent ${assignee}`,
  ].join(', ');

/** Returns a value as text, without brackets and quotes: `code 7, proposedAt 2026-03-09T15:00:00.000Z`. */
const valueText = (value: unknown): string => {
  if (value === undefined || value === null) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueText).join('; ');
  if (typeof value !== 'object') return String(value);
  const told = Object.entries(value).filter(([, part]) => part !== undefined);
  return told.map(([name, part]) => `${name} ${valueText(part)}`).join(', ');
};

/** Omits milliseconds if they are zero. */
const shortInstant = (instant: Instant): string => instant.replace('.000Z', 'Z');

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/** Returns a duration in its two largest units: `3 d 4 h`. */
const elapsed = (from: Instant, to: Instant): string => {
  let rest = millisecondsOf(to) - millisecondsOf(from);
  const parts: string[] = [];
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length);
    rest %= length;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.slice(0, 2).join(' ') || 'no time';
};

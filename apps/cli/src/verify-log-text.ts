import type { LogBreak, LogVerification } from '#seals';

/** What the records of a log are called. */
export type Records = 'event' | 'entry';

const plurals = { event: 'events', entry: 'entries', seal: 'seals' };

const counted = (count: number, what: keyof typeof plurals): string =>
  `${count.toLocaleString('en')} ${count === 1 ? what : plurals[what]}`;

/** Returns the result of a verification as text. */
export const verificationText = (
  { broken, events, lastSeal, unsealed }: LogVerification,
  records: Records = 'event',
): string => {
  if (broken) return `${broken.reason}\n${detailsOf(broken)}`;
  const sealed = counted(events - unsealed.events, records);
  const lines = lastSeal
    ? [
        `Verified ${sealed} up to position ${lastSeal.through} against ${counted(lastSeal.number, 'seal')}, the last of ${lastSeal.sealedAt}.`,
      ]
    : ['Nothing is sealed yet.'];
  if (unsealed.events > 0)
    lines.push(`Not sealed yet: ${counted(unsealed.events, records)} after position ${unsealed.after}.`);
  return `${lines.join('\n')}\n`;
};

const detailsOf = (broken: LogBreak): string => {
  const details =
    broken.kind === 'seal'
      ? { 'covers positions after': broken.after, through: broken.through }
      : { position: broken.position, ...broken.event, seal: broken.seal ?? 'not sealed yet' };
  return Object.entries(details)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('');
};

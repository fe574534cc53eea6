import type { StoredEvent } from '#event-store';

/** What the silent-customer process did to one case. */
const stepOf = ({ type, data }: StoredEvent): string | undefined => {
  if (type === 'CustomerReminded') return `reminded ${(JSON.parse(data) as { nth: number }).nth}`;
  if (type === 'CaseClosed') return `closed ${(JSON.parse(data) as { ground: string }).ground}`;
  return undefined;
};

const whole = ['reminded 1', 'reminded 2', 'closed idle'];

/** The steps of each wait for the customer, by the id of the event that began it. */
export const stepsOfWaits = (log: readonly StoredEvent[]): ReadonlyMap<string, readonly string[]> => {
  const waits = new Map<string, string[]>();
  const current = new Map<string, string[]>();
  for (const event of log) {
    if (event.type === 'AwaitingStarted') {
      const steps: string[] = [];
      current.set(event.stream, steps);
      waits.set(event.id, steps);
    }
    const step = stepOf(event);
    if (step) (current.get(event.stream) ?? []).push(step);
  }
  return waits;
};

/** Each step once and in its turn, whether or not the customer answered in between. */
export const isInTurn = (steps: readonly string[]): boolean => steps.every((step, index) => step === whole[index]);

export const isWhole = (steps: readonly string[]): boolean => steps.length === whole.length && isInTurn(steps);

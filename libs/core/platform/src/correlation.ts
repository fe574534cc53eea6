import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** What the lines logged and the events stored because of one request have in common. */
export const correlationId = (): string | undefined => current.getStore();

/** Runs `work`, and all that follows from it, under this correlation id. */
export const withCorrelation = <Result>(id: string, work: () => Result): Result => current.run(id, work);

export const correlationHeader = 'x-correlation-id';

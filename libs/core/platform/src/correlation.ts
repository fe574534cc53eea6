import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** The correlation id of the current request. Log lines and stored events carry it. */
export const correlationId = (): string | undefined => current.getStore();

/** Runs `work`, and everything it starts, under this correlation id. */
export const withCorrelation = <Result>(id: string, work: () => Result): Result => current.run(id, work);

export const correlationHeader = 'x-correlation-id';

import type { GraphQLError } from 'graphql';
import { longestOperationMs } from './limits.js';
import { timedOut } from './refusals.js';

/** The time that an operation may take, from its making until it is over or cancelled. */
export class Deadline {
  private readonly passed: Promise<never>;
  private readonly timer: NodeJS.Timeout;
  private isOver = false;

  constructor(
    milliseconds: number,
    private readonly error: () => GraphQLError,
  ) {
    const { promise, reject } = withRejection();
    this.passed = promise;
    this.timer = setTimeout(() => {
      this.isOver = true;
      reject(error());
    }, milliseconds).unref();
  }

  /** @throws what the deadline was made with, once it is over */
  check(): void {
    if (this.isOver) throw this.error();
  }

  /** What the work gives, if it does so in time; it is not stopped, only nobody waits for it any more. */
  within<Result>(work: Promise<Result>): Promise<Result> {
    return Promise.race([work, this.passed]);
  }

  cancel(): void {
    clearTimeout(this.timer);
  }
}

const withRejection = () => {
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<never>((_, rejecting) => {
    reject = rejecting;
  });
  promise.catch(() => undefined); // nobody may be waiting
  return { promise, reject };
};

/** Of an operation that begins now. */
export const operationDeadline = (acceptLanguage?: string): Deadline =>
  new Deadline(longestOperationMs, () => timedOut(longestOperationMs / 1000, acceptLanguage));

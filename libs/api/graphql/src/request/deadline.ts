import type { GraphQLError } from 'graphql';

/** Time limit of one operation. Starts when created. */
export class Deadline {
  private readonly passed: Promise<never>;
  private readonly timer: NodeJS.Timeout;
  private error?: GraphQLError;

  /** @param pass called once when the time is over; creates the error of all fields that are late */
  constructor(milliseconds: number, pass: () => GraphQLError) {
    const { promise, reject } = withRejection();
    this.passed = promise;
    this.timer = setTimeout(() => {
      this.error = pass();
      reject(this.error);
    }, milliseconds).unref();
  }

  /** @throws GraphQLError if the time is over */
  check(): void {
    if (this.error) throw this.error;
  }

  /** Returns the result of the work, or rejects when the time is over. The work itself is not stopped. */
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
  promise.catch(() => undefined); // avoids an unhandled rejection if no field is waiting
  return { promise, reject };
};

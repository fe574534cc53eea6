import type { GraphQLError } from 'graphql';

/** The time that an operation may take, from its making until it is over or cancelled. */
export class Deadline {
  private readonly passed: Promise<never>;
  private readonly timer: NodeJS.Timeout;
  private error?: GraphQLError;

  /** @param pass called once, when it is over, for the error that all are told who come too late */
  constructor(milliseconds: number, pass: () => GraphQLError) {
    const { promise, reject } = withRejection();
    this.passed = promise;
    this.timer = setTimeout(() => {
      this.error = pass();
      reject(this.error);
    }, milliseconds).unref();
  }

  /** @throws GraphQLError once it is over */
  check(): void {
    if (this.error) throw this.error;
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

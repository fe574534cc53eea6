import type { Endpoint } from './endpoint.js';

export type FaultyCall = 'append' | 'delete' | 'read' | 'subscribe' | 'gossip' | 'features';

/** Something that goes wrong with the next calls of a kind. */
export interface Fault {
  readonly call: FaultyCall;
  /**
   * `cut`: the connection, and with it all other calls on it, breaks. `hang`: nothing is answered, ever.
   * `unavailable`: the call ends with that status. `not-ready`: as a server that is still starting says it.
   * `timeout`: the server gave up waiting for the cluster. `not-leader`: another node must be asked, `leader` if given.
   */
  readonly does: 'cut' | 'hang' | 'unavailable' | 'not-ready' | 'timeout' | 'not-leader';
  /** Before or after the work, a commit for instance, was done; before it, unless told otherwise. */
  readonly when?: 'before' | 'after';
  /** Of reads and subscriptions: after how many messages were sent; none, unless told otherwise. */
  readonly afterMessages?: number;
  /** Only calls for this stream; `$all` for reads of all. */
  readonly stream?: string;
  /** How many calls it happens to; one, unless told otherwise. */
  readonly times?: number;
  readonly leader?: Endpoint;
}

interface Pending {
  readonly fault: Fault;
  left: number;
}

/** The faults that wait for their calls. The first that fits a call is taken. */
export class Faults {
  #pending: Pending[] = [];
  /** Milliseconds to wait before each message of a read or subscription. */
  readDelay = 0;

  inject(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times ?? 1 });
  }

  /** Lets everything go well again. */
  clear(): void {
    this.#pending = [];
    this.readDelay = 0;
  }

  /** The fault of a call, which has sent some messages by now. */
  take(call: FaultyCall, stream: string | undefined, when: 'before' | 'after', sent = 0): Fault | undefined {
    const pending = this.#pending.find(
      ({ fault }) =>
        fault.call === call &&
        (fault.when ?? 'before') === when &&
        (fault.stream ?? stream) === stream &&
        (when === 'after' || (fault.afterMessages ?? 0) === sent),
    );
    if (!pending) return undefined;
    pending.left -= 1;
    if (pending.left <= 0) this.#pending = this.#pending.filter((other) => other !== pending);
    return pending.fault;
  }
}

/** A command whose success was answered to its sender: the revision is that of its last event. */
export interface Acknowledged {
  readonly commandId: string;
  readonly stream: string;
  readonly revision: number;
}

/** What the writers of a run have sent, and been told. */
export class Testimony {
  readonly sent = new Set<string>();
  readonly acknowledged: Acknowledged[] = [];
  /** Streams of cases left waiting for a customer who never answers. */
  readonly silent = new Set<string>();
  /** Errors that no client should meet, whatever is killed. */
  readonly astonishing: string[] = [];
}

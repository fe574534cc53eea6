import type { Endpoint } from './endpoint.js';
import { FileJournal } from './log/file-journal.js';
import { TransactionLog } from './log/transaction-log.js';
import { notReady } from './wire/rpc-error.js';
import { StorageWriter, type WriterOptions } from './write/storage-writer.js';

/** A node as the others know it. */
export interface Member {
  readonly instanceId: string;
  readonly endpoint: Endpoint;
  readonly isAlive: boolean;
}

/**
 * The nodes that share one log, without any replication: what one commits all others have at once. The first one leads,
 * until another is elected.
 */
export class Cluster {
  readonly log: TransactionLog;
  readonly members: Member[] = [];
  #leader: Member | undefined;
  #writer: StorageWriter | undefined;

  /** @param file where the log is kept, so that a new process has it as well; only in memory without it */
  constructor(
    private readonly options: WriterOptions,
    file?: string,
  ) {
    const journal = file === undefined ? undefined : new FileJournal(file);
    this.log = new TransactionLog(journal, journal?.read());
  }

  get leader(): Member | undefined {
    return this.#leader;
  }

  /** Writes for all nodes. @throws RpcError where nobody leads */
  get writer(): StorageWriter {
    if (!this.#writer || !this.#leader?.isAlive) throw notReady();
    return this.#writer;
  }

  join(member: Member): void {
    if (!this.members.includes(member)) this.members.push(member);
    if (!this.#leader || this.#leader === member) this.elect(member);
  }

  /** Makes a node the leader. It remembers nothing of the writes of the one before it but the log. */
  elect(member: Member): void {
    this.#leader = member;
    this.#writer = new StorageWriter(this.log, this.options);
  }
}

import { type FoldName, type FoundSnapshot, type Snapshot, Snapshots } from './snapshots.js';

/** For specs: keeps snapshots in memory only. */
export class MemorySnapshots extends Snapshots {
  private readonly snapshots = new Map<string, Snapshot>();
  private readonly commands = new Map<string, number>();

  constructor(readonly every: number) {
    super();
  }

  async find(stream: string, fold: FoldName, commandId = ''): Promise<FoundSnapshot | undefined> {
    const found = this.snapshots.get(placeOf(stream, fold));
    return found && { ...found, commandRevision: this.commands.get(`${stream} ${commandId}`) };
  }

  async save(snapshot: Snapshot, commands: ReadonlyMap<string, number>): Promise<void> {
    this.snapshots.set(placeOf(snapshot.stream, snapshot.fold), snapshot);
    for (const [id, revision] of commands) this.commands.set(`${snapshot.stream} ${id}`, revision);
  }
}

const placeOf = (stream: string, { name, version }: FoldName): string => `${stream} ${name}.${version}`;

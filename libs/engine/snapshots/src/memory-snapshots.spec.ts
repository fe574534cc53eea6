import { MemorySnapshots } from './memory-snapshots.js';
import { snapshotsContract } from './testing/snapshots.contract.js';

snapshotsContract(async () => new MemorySnapshots(3));

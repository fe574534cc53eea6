import { caseStream } from '#cases';
import { deriveId } from '#command-processing';

/** Names the system in external references, and stands as actor where a row names none. */
export const sourceName = 'servicenow';

/** The caller's own name is personal, and sealed; what other streams and lists refer to is this. */
export const customerIdOf = (caller: string | undefined): string | undefined =>
  caller === undefined ? undefined : deriveId('customer', sourceName, caller);

/** Read in another zone, the same file tells another history, so the zone is part of what a case and a row are. */
export const importedStream = (zone: string, number: string): string =>
  caseStream(deriveId('import', sourceName, zone, number));

/**
 * The command that a row stands for. Line numbers change when a file grows; number, update count and time do not.
 * The count alone won't do: in real logs it repeats. `nth`, from 1, tells rows apart that agree in all three.
 */
export const rowCommandId = (zone: string, number: string, modCount: string, updatedAt: string, nth: number): string =>
  deriveId('import', sourceName, zone, number, modCount, updatedAt, nth);

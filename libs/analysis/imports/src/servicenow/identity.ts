import { caseStream } from '#cases';
import { deriveId } from '#command-processing';

/** The system's name in external references, and the actor if a row names none. */
export const sourceName = 'servicenow';

/** The caller's name is personal and encrypted; streams and lists refer to this id instead. */
export const customerIdOf = (caller: string | undefined): string | undefined =>
  caller === undefined ? undefined : deriveId('customer', sourceName, caller);

/**
 * The stream of an imported case. It depends on the zone, because in another zone the same file gives another history.
 */
export const importedStream = (zone: string, number: string): string =>
  caseStream(deriveId('import', sourceName, zone, number));

/**
 * The command id of a row. Line numbers change when a file grows; number, update count and time do not. The count alone
 * is not enough, because it repeats in real logs. `nth`, from 1, distinguishes rows that agree in all three.
 */
export const rowCommandId = (zone: string, number: string, modCount: string, updatedAt: string, nth: number): string =>
  deriveId('import', sourceName, zone, number, modCount, updatedAt, nth);

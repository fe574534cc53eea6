import type { Difference } from '#projections';

/** `case_list_v1 6f1c…: queue, tier differ`. */
export const differenceText = ({ table, key, kind, columns }: Difference): string => {
  if (kind === 'missing') return `${table} ${key}: missing, though the log has it`;
  if (kind === 'surplus') return `${table} ${key}: there, though the log doesn't have it`;
  return `${table} ${key}: ${columns.join(', ')} ${columns.length === 1 ? 'differs' : 'differ'}`;
};

import type { Difference } from '#projections';

/** Returns a line about a row that differs: `case_list_v1 6f1c…: queue, tier differ`. */
export const differenceText = ({ table, key, kind, columns }: Difference): string => {
  if (kind === 'missing') return `${table} ${key}: missing, should be there by the log`;
  if (kind === 'surplus') return `${table} ${key}: surplus, should not be there by the log`;
  return `${table} ${key}: ${columns.join(', ')} ${columns.length === 1 ? 'differs' : 'differ'}`;
};

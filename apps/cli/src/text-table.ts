/** Formats rows as a text table. The keys of the first row are the columns; numbers are right-aligned. */
export const textTable = (rows: readonly Readonly<Record<string, string | number>>[]): string => {
  const columns = Object.keys(rows[0] ?? {});
  const widths = columns.map((column) => Math.max(column.length, ...rows.map((row) => shown(row[column]).length)));
  const line = (cells: readonly string[]): string => `${cells.join('  ').trimEnd()}\n`;
  const isNumber = (column: string) => rows.every((row) => typeof row[column] === 'number');
  const padded = (column: string, text: string, index: number): string =>
    isNumber(column) ? text.padStart(widths[index]) : text.padEnd(widths[index]);
  return [
    line(columns.map((column, index) => padded(column, column, index))),
    ...rows.map((row) => line(columns.map((column, index) => padded(column, shown(row[column]), index)))),
  ].join('');
};

const shown = (value: string | number): string => (typeof value === 'number' ? value.toLocaleString('en') : value);

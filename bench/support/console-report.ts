import type { Report } from './bench.js';

/** Prints results on stdout and counts failed requirements. */
export class ConsoleReport implements Report {
  failures = 0;

  note(line: string): void {
    process.stdout.write(`  ${line}\n`);
  }

  table(rows: readonly Readonly<Record<string, string | number>>[]): void {
    const columns = Object.keys(rows[0] ?? {});
    const lines = [columns, ...rows.map((row) => columns.map((column) => shown(row[column])))];
    const widths = columns.map((_column, index) => Math.max(...lines.map((line) => (line[index] ?? '').length)));
    for (const line of lines) {
      const cells = line.map((cell, index) =>
        index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0),
      );
      this.note(cells.join('  '));
    }
    this.note('');
  }

  require(claim: string, ratio: number, atLeast: number): void {
    const holds = ratio >= atLeast;
    if (!holds) this.failures++;
    this.note(`${holds ? 'PASS' : 'FAIL'}  ${claim}: ${ratio.toFixed(2)} (at least ${atLeast})`);
  }
}

const shown = (value: string | number | undefined): string =>
  typeof value === 'number'
    ? value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })
    : (value ?? '');

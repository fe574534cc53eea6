import { mkdtempSync, readdirSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '#embedded-postgres';
import type { Bench } from './support/bench.js';
import { ConsoleReport } from './support/console-report.js';

const suffix = '.bench.js';

const sectionNames = (): string[] => {
  const known = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length));
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !known.includes(name));
  if (unknown) throw new Error(`There is no section ${unknown}. The sections are: ${known.join(', ')}`);
  return asked.length > 0 ? asked : known.sort();
};

/** Runs `measure` on the server of `CASEFOLD_BENCH_DATABASE_URL`, or else on a temporary embedded one. */
const withServer = async (measure: (serverUrl: string) => Promise<void>): Promise<void> => {
  const given = process.env['CASEFOLD_BENCH_DATABASE_URL'];
  if (given) return measure(given);
  const folder = mkdtempSync(path.join(tmpdir(), 'casefold-bench-'));
  chmodSync(folder, 0o755); // if root runs this, Postgres runs under another account
  const postgres = await startEmbeddedPostgres(folder);
  try {
    await measure(postgres.url);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  }
};

const report = new ConsoleReport();
await withServer(async (serverUrl) => {
  for (const name of sectionNames()) {
    const { bench } = (await import(`./${name}${suffix}`)) as { bench: Bench };
    process.stdout.write(`\n${name}: ${bench.title}\n\n`);
    await bench.run(report, serverUrl);
  }
});
process.stdout.write(
  `\n${report.failures === 0 ? 'All requirements hold' : `${report.failures} requirements failed`}\n`,
);
if (report.failures > 0) process.exitCode = 1;

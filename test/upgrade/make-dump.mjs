// Writes a database with the code of this checkout and stores it as test/upgrade/fixtures/NAME, for tests of later
// versions: `node test/upgrade/make-dump.mjs NAME`. NAME is the commit.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [name] = process.argv.splice(2, Infinity, '--testMatch', '**/test/upgrade/make-dump.ts');
if (!/^[\w.-]+$/.test(name ?? '')) throw new Error('Usage: node test/upgrade/make-dump.mjs NAME');
const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'fixtures', name);
rmSync(folder, { recursive: true, force: true });
process.env.CASEFOLD_UPGRADE_FIXTURE = folder;
await import('../../scripts/test.mjs');

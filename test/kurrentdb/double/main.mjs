// The double as a process of its own: node test/kurrentdb/double/main.mjs --port 2113 --file events.ndjson
import { register } from 'node:module';

register('./process/typescript-hooks.mjs', import.meta.url);
await import('./process/run.ts');

#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A checkout may have to be built first. An image is built already and has no scripts.
const scripts = new URL('../scripts/prepare.mjs', import.meta.url);
if (existsSync(scripts)) (await import(scripts)).prepare();
process.setSourceMapsEnabled(true);
await import('../dist/apps/cli/src/main.js');

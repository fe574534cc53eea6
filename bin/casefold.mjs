#!/usr/bin/env node
import { existsSync } from 'node:fs';

// In a checkout the code may have to be built first; an image has it built and no scripts.
const scripts = new URL('../scripts/prepare.mjs', import.meta.url);
if (existsSync(scripts)) (await import(scripts)).prepare();
process.setSourceMapsEnabled(true);
await import('../dist/apps/cli/src/main.js');

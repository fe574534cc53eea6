// Preloaded into a program that is measured: writes its peak memory in kilobytes to MEMORY_FILE at exit.
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.MEMORY_FILE, String(process.resourceUsage().maxRSS)));

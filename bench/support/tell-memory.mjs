// Loaded before a program that is measured: at its end it writes the kilobytes it took at most into MEMORY_FILE.
import { writeFileSync } from 'node:fs';

process.on('exit', () => writeFileSync(process.env.MEMORY_FILE, String(process.resourceUsage().maxRSS)));

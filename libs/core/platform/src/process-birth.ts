import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** 22nd field of `/proc/<pid>/stat`; counted behind the program's name, which may hold anything. */
const startTimeField = 19;

/**
 * When a process began, as the platform tells it: with the number it tells a process from a later one that got the same
 * number. Undefined where no such process runs.
 */
export const processBirth = (pid: number): string | undefined => {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[startTimeField];
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
};

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Field 22 of `/proc/<pid>/stat`, counted after the program name, which may contain spaces. */
const startTimeField = 19;

/**
 * Start time of a process, in the platform's own format. Together with the pid it identifies a process, since pids are
 * reused. Undefined if no such process runs.
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

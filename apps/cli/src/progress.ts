import { SingleBar } from 'cli-progress';

/**
 * Shows a progress bar on stderr if that is a terminal. `work` gets a function to report what is done, and the total if it
 * was not known before.
 */
export const withProgress = async <Result>(
  unit: string,
  total: number,
  work: (onProgress: (done: number, total?: number) => void) => Promise<Result>,
): Promise<Result> => {
  const bar = new SingleBar({
    format: `{bar} {percentage}%, {value} ${unit}, {rate}/s, {eta_formatted} left`,
    clearOnComplete: true,
    etaBuffer: 50,
  });
  const startedAt = performance.now();
  bar.start(total, 0, { rate: 0 });
  try {
    return await work((done, total) => {
      if (total !== undefined) bar.setTotal(total);
      bar.update(done, { rate: Math.round((done * 1000) / (performance.now() - startedAt)) });
    });
  } finally {
    bar.stop();
  }
};

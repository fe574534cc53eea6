/** Asks once for all who ask at the same time, as the gauges of one scrape do. */
export const askedTogether = <Answer>(ask: () => Promise<Answer>): (() => Promise<Answer>) => {
  let asking: Promise<Answer> | undefined;
  return () => (asking ??= ask().finally(() => (asking = undefined)));
};

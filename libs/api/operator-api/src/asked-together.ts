/** Makes concurrent calls share one call of `ask`, as the gauges of one scrape need. */
export const askedTogether = <Answer>(ask: () => Promise<Answer>): (() => Promise<Answer>) => {
  let asking: Promise<Answer> | undefined;
  return () => (asking ??= ask().finally(() => (asking = undefined)));
};

/** Yields the same items, fetching the next while the last is processed. */
export async function* readAhead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item, void, void> {
  const iterator = items[Symbol.asyncIterator]();
  const fetch = (): Promise<IteratorResult<Item>> => {
    const fetched = iterator.next();
    fetched.catch(() => undefined); // reported when it is awaited
    return fetched;
  };
  try {
    for (let next = fetch(); ;) {
      const { done, value } = await next;
      if (done) return;
      next = fetch();
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}

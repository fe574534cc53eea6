/** The same items; the next is fetched while the last is worked on. */
export async function* readAhead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item, void, void> {
  const iterator = items[Symbol.asyncIterator]();
  const fetch = (): Promise<IteratorResult<Item>> => {
    const fetched = iterator.next();
    fetched.catch(() => undefined); // told when it is awaited
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

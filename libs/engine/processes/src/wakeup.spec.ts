import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { Wakeup } from './wakeup.js';

const never = new AbortController().signal;
const long = 60_000;

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
};

describe('waiting for a wakeup', () => {
  it('ends when it rings', async () => {
    const wakeup = new Wakeup();
    const wait = wakeup.wait(long, never);
    wakeup.ring();
    await wait;
  });

  it('is over at once where it has rung since the last wait, but once only', async () => {
    const wakeup = new Wakeup();
    wakeup.ring();
    await wakeup.wait(long, never);
    const end = new AbortController();
    const wait = wakeup.wait(long, end.signal).then(() => 'over');
    expect(await Promise.race([wait, sleep(50, 'waiting')])).toBe('waiting');
    end.abort();
    await wait;
  });

  it('ends with the signal, also with one that has come', async () => {
    const wakeup = new Wakeup();
    const end = new AbortController();
    const wait = wakeup.wait(long, end.signal);
    end.abort();
    await wait;
    await wakeup.wait(long, end.signal);
  });

  it('ends after the time, also when garbage is collected meanwhile', async () => {
    const wakeup = new Wakeup();
    const wait = wakeup.wait(100, never).then(() => 'over');
    await sleep(10);
    collectGarbage();
    expect(await Promise.race([wait, sleep(5_000, 'still waiting', { ref: false })])).toBe('over');
  });
});

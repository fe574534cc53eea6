import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApi } from '../e2e/support/test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start({ worker: false });
});

afterAll(() => api.stop());

const opened = async (): Promise<Socket> => {
  const { hostname, port } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined); // cut off
  await once(socket, 'connect');
  return socket;
};

/** Sends a byte of a request every half second until the server ends it. Returns its response and the time. */
const trickle = async (head: string): Promise<{ status: string; seconds: number }> => {
  const socket = await opened();
  const start = performance.now();
  let heard = '';
  socket.on('data', (data: Buffer) => (heard += data.toString()));
  socket.write(head);
  const timer = setInterval(() => socket.write('x'), 500);
  await once(socket, 'close');
  clearInterval(timer);
  return { status: heard.split('\r\n')[0], seconds: (performance.now() - start) / 1000 };
};

const requestLine = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';

describe('a client that sends a byte now and then', () => {
  it('is cut off over its headers, and over its body', async () => {
    const [headers, body] = await Promise.all([
      trickle(`${requestLine}X-Slow: `),
      trickle(`${requestLine}Content-Length: 1000\r\n\r\n{`),
    ]);
    expect(headers).toMatchObject({ status: 'HTTP/1.1 408 Request Timeout' });
    expect(headers.seconds).toBeLessThan(14);
    expect(body).toMatchObject({ status: 'HTTP/1.1 408 Request Timeout' });
    expect(body.seconds).toBeLessThan(19);
  });

  it('does not delay others, even with a hundred such clients', async () => {
    const slow = await Promise.all(Array.from({ length: 100 }, opened));
    slow.forEach((socket) => socket.write(`${requestLine}X-Slow: `));
    const headers = { 'content-type': 'application/json' };
    const answer = await api.fetch('/graphql', { method: 'POST', headers, body: '{"query":"{ __typename }"}' });
    expect(answer.status).toBe(200);
    slow.forEach((socket) => socket.destroy());
  });
});

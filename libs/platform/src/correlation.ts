import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

const current = new AsyncLocalStorage<string>();

/** What the lines logged and the events stored because of one request have in common. */
export const correlationId = (): string | undefined => current.getStore();

/** Runs `work`, and all that follows from it, under this correlation id. */
export const withCorrelation = <Result>(id: string, work: () => Result): Result => current.run(id, work);

export const correlationHeader = 'x-correlation-id';
const acceptable = /^[\w.:-]{1,128}$/;

/** Gives each request the id that its caller sent, or a new one, and tells it in the answer. */
export const correlateRequests = (app: NestFastifyApplication): void => {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    const sent = request.headers[correlationHeader];
    const id = typeof sent === 'string' && acceptable.test(sent) ? sent : randomUUID();
    void reply.header(correlationHeader, id);
    withCorrelation(id, done);
  });
};

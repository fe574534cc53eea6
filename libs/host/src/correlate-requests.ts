import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { correlationHeader, withCorrelation } from '#platform';

const acceptable = /^[\w.:-]{1,128}$/;

/** Gives each request the correlation id that the caller sent, or a new one, and returns it in the response header. */
export const correlateRequests = (app: NestFastifyApplication): void => {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    const sent = request.headers[correlationHeader];
    const id = typeof sent === 'string' && acceptable.test(sent) ? sent : randomUUID();
    void reply.header(correlationHeader, id);
    withCorrelation(id, done);
  });
};

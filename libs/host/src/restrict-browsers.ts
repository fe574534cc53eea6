import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { correlationHeader, type Settings } from '#platform';

const daySeconds = 86_400;

/** Sent with every response. Our own pages relax them for what they load. */
const headers = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/**
 * Sets browser restrictions: no framing, no type sniffing, and only pages of the configured origins may read responses.
 * Cookies play no part, since the API is opened by tokens.
 */
export const restrictBrowsers = (app: NestFastifyApplication, { corsOrigins }: Settings): void => {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_request, reply, done) => {
      void reply.headers(headers);
      done();
    });
  if (corsOrigins.length === 0) return;
  app.enableCors({
    origin: [...corsOrigins],
    credentials: false,
    methods: ['GET', 'POST'],
    allowedHeaders: ['authorization', 'content-type', 'accept-language', correlationHeader, 'x-casefold-at-least'],
    exposedHeaders: [correlationHeader, 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after'],
    maxAge: daySeconds,
  });
};

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { correlationHeader, type Settings } from '#platform';

const daySeconds = 86_400;

/** Of every answer; a page of ours says what it may load beyond that. */
const headers = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

/**
 * Tells browsers what they may do with answers: frame none, guess no types, and let only pages of the origins in the
 * settings read them. Cookies play no part, since tokens are what opens the API.
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

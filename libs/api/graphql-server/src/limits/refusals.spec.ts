import { describe, expect, it } from '@jest/globals';
import { type Limit, limits } from './limits.js';
import { limitExceeded, rateLimited, timedOut, tooManySubscriptions } from './refusals.js';

describe('a refusal', () => {
  it.each(Object.keys(limits) as Limit[])('for %s has a message in every language', (limit) => {
    const told = ['en', 'zh-Hans', 'zh-Hant'].map((language) => limitExceeded(limit, language).message);
    expect(new Set(told).size).toBe(3);
    told.forEach((message) => expect(message).toMatch(/^[^.{}]*\d[^{}]*[.。]$/));
  });

  it('has the limit and its value in the extensions', () => {
    expect(limitExceeded('depth').extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'depth', allowed: 20 });
    expect(tooManySubscriptions(50).extensions).toMatchObject({ code: 'TOO_MANY_SUBSCRIPTIONS', allowed: 50 });
  });

  it('says when to try again', () => {
    expect(rateLimited(7, 'en')).toMatchObject({
      message: 'Too many requests in a short time. Try again in 7 seconds.',
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 7 },
    });
    expect(timedOut(10, 'zh-CN').message).toBe('处理时间超过 10 秒。请减少一次请求的内容，或稍后重试。');
  });
});

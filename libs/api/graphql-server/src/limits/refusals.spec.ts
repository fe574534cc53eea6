import { describe, expect, it } from '@jest/globals';
import { type Limit, limits } from './limits.js';
import { limitExceeded, rateLimited, timedOut, tooManySubscriptions } from './refusals.js';

describe('a refusal', () => {
  it.each(Object.keys(limits) as Limit[])('for %s is told to people in their language', (limit) => {
    const told = ['en', 'zh-Hans', 'zh-Hant'].map((language) => limitExceeded(limit, language).message);
    expect(new Set(told).size).toBe(3);
    told.forEach((message) => expect(message).toMatch(/^[^.{}]*\d[^{}]*[.。]$/));
  });

  it('says to programs which limit it was, and what is allowed', () => {
    expect(limitExceeded('depth').extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', limit: 'depth', allowed: 20 });
    expect(tooManySubscriptions(50).extensions).toMatchObject({ code: 'TOO_MANY_SUBSCRIPTIONS', allowed: 50 });
  });

  it('says when to come again', () => {
    expect(rateLimited(7, 'en')).toMatchObject({
      message: 'That was a lot in a short time. Please try again in 7 seconds.',
      extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 7 },
    });
    expect(timedOut(10, 'zh-CN').message).toBe('处理时间超过 10 秒。请减少一次请求的内容，或稍后重试。');
  });
});

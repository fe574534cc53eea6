import { describe, expect, it } from '@jest/globals';
import { instantOf } from '#kernel';
import { readSettings } from '#platform';
import { RateLimits, type Payer } from './rate-limits.js';

const rateLimits = () => new RateLimits(readSettings({ CASEFOLD_ACTOR_POINTS: '100' }));
const signedIn = (id: string, address = '192.0.2.1'): Payer => ({
  bearer: { actor: { id, role: 'agent' }, until: instantOf(0) },
  address,
});
const nobody: Payer = { address: '192.0.2.1' };

describe('a budget', () => {
  it('is spent point by point, and then overdrawn', async () => {
    const ours = rateLimits();
    expect(await ours.spend(signedIn('ann'), 60)).toMatchObject({ limit: 100, remaining: 40, isOverdrawn: false });
    expect(await ours.spend(signedIn('ann'), 40)).toMatchObject({ remaining: 0, isOverdrawn: false });
    const { isOverdrawn, resetSeconds } = await ours.spend(signedIn('ann'), 1);
    expect(isOverdrawn).toBe(true);
    expect(resetSeconds).toBeGreaterThan(0);
    expect(resetSeconds).toBeLessThanOrEqual(10);
  });

  it('belongs to an actor, wherever they come from', async () => {
    const ours = rateLimits();
    await ours.spend(signedIn('ann'), 90);
    expect(await ours.allowance(signedIn('ann', '203.0.113.5'))).toMatchObject({ remaining: 10 });
    expect(await ours.allowance(signedIn('bob'))).toMatchObject({ remaining: 100, resetSeconds: 0 });
  });

  it('belongs to an address if there is no valid token', async () => {
    const ours = rateLimits();
    await ours.spend(nobody, 10);
    expect(await ours.allowance(nobody)).toMatchObject({ limit: 1000, remaining: 990 });
    expect(await ours.allowance(signedIn('ann'))).toMatchObject({ remaining: 100 });
  });
});

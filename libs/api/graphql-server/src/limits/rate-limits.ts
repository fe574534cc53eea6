import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { Settings } from '#platform';
import type { RequestContext } from '#graphql';

const windowSeconds = 10;
/** Points of an address without a valid token: enough to find out that a token is needed. */
const addressPoints = 1000;

/** Points that a client has left. */
export interface Allowance {
  /** Points allowed within ten seconds. */
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until all points are available again. */
  readonly resetSeconds: number;
  /** Whether more points were spent than allowed. */
  readonly isOverdrawn: boolean;
}

/** Whose points a request spends: those of the actor, or of the client address if there is no valid token. */
export type Payer = Pick<RequestContext, 'bearer' | 'address'>;

/** Points that actors and addresses have spent lately. Each replica counts by itself. */
@Injectable()
export class RateLimits {
  private readonly actors: RateLimiterMemory;
  private readonly addresses = new RateLimiterMemory({ points: addressPoints, duration: windowSeconds });

  constructor({ actorPoints }: Settings) {
    this.actors = new RateLimiterMemory({ points: actorPoints, duration: windowSeconds });
  }

  /** Spends points even if too few are left, so that repeated requests do not shorten the wait. */
  async spend(payer: Payer, points: number): Promise<Allowance> {
    const { limiter, key } = this.of(payer);
    return allowanceOf(limiter, await limiter.penalty(key, points));
  }

  async allowance(payer: Payer): Promise<Allowance> {
    const { limiter, key } = this.of(payer);
    return allowanceOf(limiter, await limiter.get(key));
  }

  private of({ bearer, address }: Payer): { limiter: RateLimiterMemory; key: string } {
    return bearer ? { limiter: this.actors, key: bearer.actor.id } : { limiter: this.addresses, key: address };
  }
}

const allowanceOf = ({ points }: RateLimiterMemory, spent: RateLimiterRes | null): Allowance => ({
  limit: points,
  remaining: Math.max(0, points - (spent?.consumedPoints ?? 0)),
  resetSeconds: Math.ceil((spent?.msBeforeNext ?? 0) / 1000),
  isOverdrawn: (spent?.consumedPoints ?? 0) > points,
});

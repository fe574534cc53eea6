import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { Settings } from '#platform';
import type { RequestContext } from '#graphql';

const windowSeconds = 10;
/** Of an address from which nobody has signed in: enough to find out that one has to. */
const addressPoints = 1000;

/** What somebody may still spend. */
export interface Allowance {
  /** Points within ten seconds. */
  readonly limit: number;
  readonly remaining: number;
  /** Until all of them are there again. */
  readonly resetSeconds: number;
  /** Whether more was spent than there was. */
  readonly isOverdrawn: boolean;
}

/** Who pays for a request: the actor, or where nobody has signed in the address that it came from. */
export type Payer = Pick<RequestContext, 'bearer' | 'address'>;

/** The points that actors and addresses have spent lately. Kept by each replica for itself. */
@Injectable()
export class RateLimits {
  private readonly actors: RateLimiterMemory;
  private readonly addresses = new RateLimiterMemory({ points: addressPoints, duration: windowSeconds });

  constructor({ actorPoints }: Settings) {
    this.actors = new RateLimiterMemory({ points: actorPoints, duration: windowSeconds });
  }

  /** Takes the points, also where there are too few: whoever goes on asking waits no shorter for it. */
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

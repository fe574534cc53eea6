import { Inject, Injectable } from '@nestjs/common';
import { AccessPolicy, OwnRecords, type Sight } from '#access';
import type { Bearer } from '#graphql';

/** What bearers of tokens see: put together once for each, and for customers at each request, since their records may be merged. */
@Injectable()
export class Sights {
  private readonly known = new WeakMap<Bearer, Sight>();

  constructor(
    private readonly policy: AccessPolicy,
    @Inject(OwnRecords) private readonly ownRecords: OwnRecords,
  ) {}

  async of(bearer: Bearer): Promise<Sight> {
    const { actor } = bearer;
    const known = this.known.get(bearer);
    if (known) return known;
    if (actor.role === 'customer' && actor.customerId !== undefined) {
      return this.policy.sightOf({ actor, customerIds: await this.ownRecords.of(actor.customerId) });
    }
    const sight = this.policy.sightOf({ actor, customerIds: [] });
    this.known.set(bearer, sight);
    return sight;
  }
}

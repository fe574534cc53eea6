import { Inject, Injectable } from '@nestjs/common';
import { AccessPolicy, OwnRecords, type Permissions } from '#access';
import type { Bearer } from '#graphql';

/** Permissions of bearers: cached per bearer, but computed per request for customers, whose records may be merged. */
@Injectable()
export class BearerPermissions {
  private readonly known = new WeakMap<Bearer, Permissions>();

  constructor(
    private readonly policy: AccessPolicy,
    @Inject(OwnRecords) private readonly ownRecords: OwnRecords,
  ) {}

  async of(bearer: Bearer): Promise<Permissions> {
    const { actor } = bearer;
    const known = this.known.get(bearer);
    if (known) return known;
    if (actor.role === 'customer' && actor.customerId !== undefined) {
      return this.policy.permissionsOf({ actor, customerIds: await this.ownRecords.of(actor.customerId) });
    }
    const permissions = this.policy.permissionsOf({ actor, customerIds: [] });
    this.known.set(bearer, permissions);
    return permissions;
  }
}

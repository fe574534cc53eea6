import { Injectable } from '@nestjs/common';
import { errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { type Actor, type Instant, instantOf, roles, usualTierOf } from '#kernel';
import { Clock, TokenKey } from '#platform';

/** Whom a token speaks for, and until when. */
export interface Bearer {
  readonly actor: Actor;
  readonly until: Instant;
}

/** A token that is not accepted; the message says why and may be shown. */
export class BadToken extends Error {
  override readonly name = 'BadToken';
}

const id = z.string().min(1).max(128);

/** The claims beside the registered ones carry the names of {@link Actor}'s fields. Nobody signs in as the system itself. */
const claims = z
  .object({
    sub: id,
    exp: z.number(),
    role: z.enum(roles).exclude(['system']),
    tier: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
    region: id.optional(),
    site: id.optional(),
    queues: z.array(id).optional(),
    customerId: id.optional(),
    scope: z.array(id).optional(),
  })
  .refine(({ role, customerId }) => role !== 'customer' || customerId !== undefined, 'a customer needs customerId');

/** Tokens that were found good lately: the signature is most of the cost of a small query. */
const remembered = 1_000;

/** Turns bearer tokens (JWT, HS256) into actors. */
@Injectable()
export class TokenVerifier {
  private readonly good = new LRUCache<string, Bearer>({ max: remembered });

  constructor(
    private readonly key: TokenKey,
    private readonly clock: Clock,
  ) {}

  /** @throws BadToken */
  async verify(token: string): Promise<Bearer> {
    const known = this.good.get(token);
    if (known && this.clock.now() < known.until) return known;
    const bearer = await this.check(token);
    this.good.set(token, bearer);
    return bearer;
  }

  private async check(token: string): Promise<Bearer> {
    const parsed = claims.safeParse(await this.payloadOf(token));
    if (!parsed.success) throw new BadToken('The claims of the token are not understood.');
    const { sub, exp, role, tier = usualTierOf[role], region, site, queues, customerId, scope } = parsed.data;
    const actor = { id: sub, role, tier, region, site, queues, customerId, scope };
    return { actor, until: instantOf(exp * 1000) };
  }

  private async payloadOf(token: string): Promise<unknown> {
    const { secret, issuer, audience } = this.key;
    try {
      // Pinned, or a token could choose how it is checked.
      const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'], issuer, audience });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new BadToken('The token has expired.');
      if (error instanceof errors.JOSEError) throw new BadToken('The token is not valid here.');
      throw error;
    }
  }
}

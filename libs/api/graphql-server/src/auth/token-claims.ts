import { z } from 'zod';
import { type Actor, type Role, roles, usualTierOf } from '#kernel';
import type { ClaimNames } from '#platform';
import { BadToken } from '#graphql';

const id = z.string().min(1).max(128);
/** Roles of bearers: nobody signs in as the system itself. */
const bearers: readonly Role[] = roles.filter((role) => role !== 'system');

/**
 * A role, or a list that contains exactly one known role among others. Two known roles are rejected, so that nobody
 * combines the permissions of two roles, such as policy-admin and privacy-officer.
 */
const role = z
  .union([z.string(), z.array(z.string())])
  .transform((given) => bearers.filter((known) => [given].flat().includes(known)))
  .refine((known) => known.length === 1)
  .transform(([known]) => known);

/** OAuth sends the scope as one string, separated by spaces. */
const scope = z.union([z.array(id), z.string().transform((text) => text.split(' ').filter((name) => name !== ''))]);

const claims = z
  .object({
    id,
    role,
    tier: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
    region: id.optional(),
    site: id.optional(),
    queues: z.array(id).optional(),
    customerId: id.optional(),
    scope: scope.optional(),
  })
  .refine((given) => given.role !== 'customer' || given.customerId !== undefined, 'a customer needs a customerId');

/**
 * Returns the actor in the claims of a token.
 * @param names claim names that the issuer uses
 * @throws BadToken if a claim is missing or invalid
 */
export const actorIn = (payload: object, names: ClaimNames): Actor => {
  const given = Object.entries(names).map(([field, name]) => [field, claimAt(payload, name)]);
  const { data, success } = claims.safeParse(Object.fromEntries(given));
  if (!success) throw new BadToken('The claims of the token are missing or invalid.');
  return { ...data, tier: data.tier ?? usualTierOf[data.role] };
};

/** Returns a claim by its name, which may contain dots itself, or by its path: `realm_access.roles`. */
const claimAt = (payload: object, name: string): unknown =>
  memberOf(payload, name) ??
  name.split('.').reduce<unknown>((value, step) => (isObject(value) ? memberOf(value, step) : undefined), payload);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const memberOf = (value: object, name: string): unknown =>
  Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;

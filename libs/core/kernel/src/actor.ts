/** Roles an actor can have. Each context's access rules define what a role may do. */
export const roles = [
  'customer',
  'agent',
  'engineer',
  'engineering',
  'relations',
  'technician',
  'dispatcher',
  'quality',
  'analyst',
  'policy-admin',
  'privacy-officer',
  'operator',
  'integration',
  'system',
] as const;

export type Role = (typeof roles)[number];

/** 1 frontline, 2 senior or specialist, 3 engineering (F8). */
export type Tier = 1 | 2 | 3;

/** The support tier assumed for a role when the token names none. */
export const usualTierOf: { readonly [role in Role]?: Tier } = { agent: 1, engineer: 2, engineering: 3 };

/**
 * The person or system that acts. Tier, region, site and queues come from token claims until agents have streams of
 * their own.
 */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  readonly tier?: Tier;
  readonly region?: string;
  readonly site?: string;
  readonly queues?: readonly string[];
  /** Only for role `customer`: the customer whose cases count as the actor's own. */
  readonly customerId?: string;
  /**
   * Only for role `customer`: all customer ids of this person after records were merged. If missing, `customerId`
   * alone.
   */
  readonly ownRecords?: readonly string[];
  /** Only for role `integration`: the operations that the token allows. */
  readonly scope?: readonly string[];
}

/** Whether a record of customer `owner` is the actor's own. False if it has no owner. */
export const isOwn = ({ customerId, ownRecords }: Actor, owner: string | undefined): boolean =>
  owner !== undefined && (ownRecords?.includes(owner) ?? owner === customerId);

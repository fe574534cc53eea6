/** domain.md §4. What each may do stands in the access rules of each context. */
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

/** The tier in which people of a role stand, where their token does not tell (domain.md §4). */
export const usualTierOf: { readonly [role in Role]?: Tier } = { agent: 1, engineer: 2, engineering: 3 };

/** Who acts. Until agents have streams of their own, tier, region, site and queues come from the claims of the token. */
export interface Actor {
  readonly id: string;
  readonly role: Role;
  readonly tier?: Tier;
  readonly region?: string;
  readonly site?: string;
  readonly queues?: readonly string[];
  /** Only for role `customer`: whose cases are the own ones. */
  readonly customerId?: string;
  /** Only for role `customer`: all ids that are theirs, where records were merged; `customerId` alone without it. */
  readonly ownRecords?: readonly string[];
  /** Only for role `integration`: the operations that the token is good for. */
  readonly scope?: readonly string[];
}

/** Whether what belongs to this customer is the actor's own. What belongs to nobody is nobody's. */
export const isOwn = ({ customerId, ownRecords }: Actor, owner: string | undefined): boolean =>
  owner !== undefined && (ownRecords?.includes(owner) ?? owner === customerId);

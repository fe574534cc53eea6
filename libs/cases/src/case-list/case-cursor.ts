import { z } from 'zod';
import { isInstant } from '#kernel';

export const caseSortFields = ['openedAt', 'updatedAt', 'closedAt', 'priority'] as const;
export type CaseSortField = (typeof caseSortFields)[number];

export interface CaseSort {
  readonly by: CaseSortField;
  /** Of priorities, the most urgent comes first when ascending; of closing times, cases not closed come last. */
  readonly direction: 'ascending' | 'descending';
}

/** A place in a sorted list: behind the case that had this value and id, whether it is still there or not. */
export interface CasePlace {
  readonly value: string | number | null;
  readonly caseId: string;
}

const placeSchemas = {
  openedAt: z.string().refine(isInstant),
  updatedAt: z.string().refine(isInstant),
  closedAt: z.string().refine(isInstant).nullable(),
  priority: z.int().min(0),
} satisfies Record<CaseSortField, z.ZodType<CasePlace['value']>>;

export const caseCursorOf = (by: CaseSortField, { value, caseId }: CasePlace): string =>
  Buffer.from(JSON.stringify([by, value, caseId])).toString('base64url');

/** Undefined when this is no cursor of a list sorted by this field. */
export const casePlaceOf = (by: CaseSortField, cursor: string): CasePlace | undefined => {
  const parsed = z.tuple([z.literal(by), placeSchemas[by], z.guid()]).safeParse(jsonOf(cursor));
  if (!parsed.success) return undefined;
  const [, value, caseId] = parsed.data;
  return { value, caseId };
};

const jsonOf = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
};

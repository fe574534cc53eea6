import { z } from 'zod';
import { cursorAt, placeIn } from '#graphql';
import { isInstant } from '#kernel';
import { priorities } from '../case/case.events.js';
import type { CaseView } from '../case/view/case.view.js';

export const caseSortFields = ['openedAt', 'updatedAt', 'closedAt', 'priority'] as const;
export type CaseSortField = (typeof caseSortFields)[number];

export interface CaseSort {
  readonly by: CaseSortField;
  /** Of priorities, the most urgent comes first when ascending; of closing times, cases not closed come last. */
  readonly direction: 'ascending' | 'descending';
}

/** When a case that is not closed is closed, for the database: later than anything. */
export const never = 'infinity';

/** A place in a sorted list: where the case with this value and id stands, or stood. */
export interface CasePlace {
  readonly value: string | number;
  readonly caseId: string;
}

const instant = z.string().refine(isInstant);

const values = {
  openedAt: instant,
  updatedAt: instant,
  closedAt: z.union([instant, z.literal(never)]),
  priority: z.int().min(0).max(priorities.length),
} satisfies Record<CaseSortField, z.ZodType<CasePlace['value']>>;

const valueOf = (view: CaseView, by: CaseSortField): CasePlace['value'] =>
  by === 'priority' ? priorities.indexOf(view.priority) : (view[by] ?? never);

/** Opaque; the place of a case in a list sorted by this field. */
export const caseCursorOf = (by: CaseSortField, view: CaseView): string => cursorAt([by, valueOf(view, by), view.id]);

/** Undefined when this is no cursor of a list sorted by this field. */
export const casePlaceOf = (by: CaseSortField, cursor: string): CasePlace | undefined => {
  const place = placeIn(cursor, z.tuple([z.literal(by), values[by], z.guid()]));
  return place && { value: place[1], caseId: place[2] };
};

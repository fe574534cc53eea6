import { z } from 'zod';
import { cursorAt, placeIn } from '#graphql';
import { isInstant } from '#kernel';
import { priorities } from '../case/case.events.js';
import type { CaseView } from '../case/view/case.view.js';

export const caseSortFields = ['openedAt', 'updatedAt', 'closedAt', 'priority'] as const;
export type CaseSortField = (typeof caseSortFields)[number];

export interface CaseSort {
  readonly by: CaseSortField;
  /** Sorted by priority, `ascending` puts the most urgent first. Sorted by closing time, open cases come last. */
  readonly direction: 'ascending' | 'descending';
}

/** SQL closing time of a case that is not closed: later than any instant. */
export const never = 'infinity';

/** A position in a sorted list: that of the case with this sort value and id, even if the case has moved since. */
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

/** Opaque cursor of a case in a list sorted by `by`. */
export const caseCursorOf = (by: CaseSortField, view: CaseView): string => cursorAt([by, valueOf(view, by), view.id]);

/** The position that a cursor stands for, or undefined if it is not a cursor of a list sorted by `by`. */
export const casePlaceOf = (by: CaseSortField, cursor: string): CasePlace | undefined => {
  const place = placeIn(cursor, z.tuple([z.literal(by), values[by], z.guid()]));
  return place && { value: place[1], caseId: place[2] };
};

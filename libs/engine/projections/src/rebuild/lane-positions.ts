import { comparePositions } from '#kernel';

/** One position per lane, in order. */
export type LanePositions = readonly string[];

export const lower = (a: string, b: string): string => (comparePositions(a, b) < 0 ? a : b);

export const higher = (a: string, b: string): string => (comparePositions(a, b) < 0 ? b : a);

export const lowest = (positions: readonly string[]): string => positions.reduce(lower);

export const highest = (positions: readonly string[]): string => positions.reduce(higher);

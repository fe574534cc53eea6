/** The position before the first event. Positions are unsigned decimal numbers of any length, as text. */
export const beginning = '0';

/** Compares two positions for sorting. They have no leading zeros, so the longer number is the larger. */
export const comparePositions = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);

export const isPosition = (text: string): boolean => /^(0|[1-9]\d{0,19})$/.test(text);

/** How far around a value is read for what is said of it, in UTF-16 units. */
export const reach = 64;

/** Where an expression first matches at the end of a text, nothing behind it. */
export const atEnd = (source: string): RegExp => new RegExp(`(?:${source})$`, 'i');

export const atStart = (source: string): RegExp => new RegExp(`^(?:${source})`, 'i');

export const whole = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'i');

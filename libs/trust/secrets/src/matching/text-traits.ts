/** What is quickly learnt of a text, and tells which patterns are worth trying. */
export interface TextTraits {
  /** The text in small letters. */
  readonly small: string;
  /** How many digits it has. */
  readonly digits: number;
  /** The longest run of ASCII characters without a blank. */
  readonly unbroken: number;
}

export const traitsOf = (text: string): TextTraits => {
  let digits = 0;
  let unbroken = 0;
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 48 && unit <= 57) digits++;
    run = unit > 32 && unit < 127 ? run + 1 : 0;
    if (run > unbroken) unbroken = run;
  }
  return { small: text.toLowerCase(), digits, unbroken };
};

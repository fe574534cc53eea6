/** Cheap properties of a text that decide which patterns to try. */
export interface TextTraits {
  /** The text in lower case. */
  readonly small: string;
  /** Number of digits. */
  readonly digits: number;
  /** Length of the longest run of ASCII characters without a space. */
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

/**
 * Returns the languages of `offered` that an `Accept-Language` header accepts, best first. Languages match by script:
 * `zh-TW` and `zh-HK` match `zh-Hant`, and plain `zh` matches `zh-Hans`.
 */
export const preferredLanguages = (acceptLanguage: string | undefined, offered: readonly string[]): readonly string[] =>
  (acceptLanguage ?? '')
    .split(',')
    .map(weighted)
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ tag }) => offered.filter((language) => writingOf(language) === writingOf(tag)));

const weighted = (range: string): { tag: string; weight: number } => {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice('q='.length);
  return { tag, weight: tag === '' ? 0 : Number(quality ?? 1) };
};

/** Returns language and script: `zh-TW` → `zh-Hant`. */
const writingOf = (tag: string): string | undefined => {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return undefined; // `*` or an invalid tag
  }
};

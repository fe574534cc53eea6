/** Licences that runtime dependencies may have, all permissive. */
const allowed = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0', // permissive: lru-cache
  'Python-2.0', // permissive: argparse, ported from Python
]);

/** Titles of licences that are not permissive. */
const reaching =
  /GNU (?:Affero |Lesser |Library )?General Public|Mozilla Public License|Eclipse Public License|Server Side Public|Business Source License|Commons Clause|Elastic License|Kurrent License/i;

/** Packages whose licence text differs from what they declare, reviewed by a person. */
const judged = new Map([
  // Declares MIT, but comes with the Kurrent License v1: free to use, change and distribute, except as a hosted service that offers the
  // features of this client itself. No copyleft. Loaded only if the log is in KurrentDB.
  ['@kurrent/bridge', /^# Kurrent License v1\s/],
  // Python's licence describes its history, and names the GPL as a compatible licence.
  ['argparse', /^A\. HISTORY OF THE SOFTWARE\s/],
]);

/** Returns runtime packages that are not under a permissive licence, by their declaration or by their licence texts. */
export const licenceFaults = (packages, textsOf) =>
  packages
    .filter(({ runtime }) => runtime)
    .flatMap((entry) => {
      if (!isAllowed(entry.license)) return [`${entry.id} is licensed under ${entry.license ?? 'nothing'}`];
      const other = textsOf(entry).find((text) => reaching.test(text) && !judged.get(entry.name)?.test(text));
      return other ? [`${entry.id} comes with a text of the ${reaching.exec(other)[0]}`] : [];
    });

const isAllowed = (expression) => {
  if (typeof expression !== 'string' || (/ AND /.test(expression) && / OR /.test(expression))) return false;
  const terms = expression.replace(/[()]/g, '').split(/ AND | OR /);
  return / OR /.test(expression) ? terms.some((term) => allowed.has(term)) : terms.every((term) => allowed.has(term));
};

/** One command of a `sh` block. */
export interface ShellCommand {
  /** As it stands, without comment: `npx casefold keys list`. */
  readonly line: string;
  readonly env: Readonly<Record<string, string>>;
  readonly words: readonly string[];
}

/** The commands of a block: continued lines are joined, comments and redirections of the output dropped. */
export const commandsIn = (code: string): readonly ShellCommand[] =>
  code
    .replaceAll('\\\n', ' ')
    .split('\n')
    .map((line) => line.replace(/\s+#.*$|^#.*$/, '').trim())
    .filter((line) => line !== '')
    .map(commandOf);

const assignment = /^([A-Z_]+)=(.*)$/s;

const commandOf = (line: string): ShellCommand => {
  const words = [...line.replace(/\s>\s*\S+$/, '').matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'),
  );
  const first = words.findIndex((word) => !assignment.test(word));
  const assigned = first === -1 ? words : words.slice(0, first);
  const env = Object.fromEntries(assigned.map((word) => assignment.exec(word)?.slice(1, 3) as [string, string]));
  return { line, env, words: first === -1 ? [] : words.slice(first) };
};

import { markdownTable } from '../generated/markdown-table.js';
import { groups, type Lib } from './libs.js';

const what: Readonly<Record<(typeof groups)[number], string>> = {
  apps: 'the programs: API, worker, everything in one process, command line',
  product: 'the list of contexts, and what follows from it',
  analysis: 'logs from elsewhere and demo cases: whatever uses contexts as a whole',
  contexts: 'the domain: one folder for each bounded context',
  kit: 'what contexts are made with; it knows none of them',
  api: 'GraphQL: what resolvers are written with, the server, the API for operators',
  trust: 'permissions, audit log, erasure, secrets in texts',
  host: 'how a program starts, listens and stops',
  engine: 'event sourcing: log, codec, snapshots, deciding, projections, processes, seals, backup',
  core: 'commands, events, deciders and refusals; settings, clock and log of a program',
};

/** docs/layout.md: the groups with the arrows between them, and each lib with what it imports. */
export const layoutPage = (libs: readonly Lib[]): string =>
  [
    '# The groups of libs',
    'Made by `npm run generate` from the imports of every file. An arrow says: imports. No arrow goes up, which\n`npm run check` enforces.',
    `\`\`\`mermaid\n${picture(libs)}\n\`\`\``,
    markdownTable(
      ['Group', 'What it is', 'Lib', 'Imports'],
      groups.flatMap((group) =>
        libs
          .filter((lib) => lib.group === group)
          .map(({ name, imports }, nth) => [
            nth === 0 ? `\`${group}\`` : '',
            nth === 0 ? what[group] : '',
            `\`${name}\``,
            imports.map((imported) => `\`${imported}\``).join(' '),
          ]),
      ),
    ),
  ].join('\n\n') + '\n';

const picture = (libs: readonly Lib[]): string => {
  const groupOf = new Map(libs.filter(({ group }) => group !== 'apps').map(({ name, group }) => [name, group]));
  const arrows = new Set(
    libs.flatMap(({ group, imports }) => imports.map((name) => `  ${group} --> ${groupOf.get(name)}`)),
  );
  const boxes = groups.map((group) => {
    const names = libs.filter((lib) => lib.group === group).map(({ name }) => name);
    return names.length === 1 && names[0] === group
      ? `  ${group}["${group}"]`
      : `  ${group}["${group}<br/><small>${names.join(', ')}</small>"]`;
  });
  const between = groups.flatMap((from) =>
    groups.filter((to) => to !== from && arrows.has(`  ${from} --> ${to}`)).map((to) => `  ${from} --> ${to}`),
  );
  return ['flowchart TD', ...boxes, ...between].join('\n');
};

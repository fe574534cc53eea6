import { type AccessPolicy, type AccessRules, type DataClass, dataClasses, type Grant } from '#access';
import { type Actor, type Role, roles } from '#kernel';
import { markdownTable } from './markdown-table.js';

const title = `# Who may do what, and who is given what

Made by \`npm run generate\` from the access rules of all contexts; [access.md](access.md) says what the words mean. An
integration may call what the scope of its token names too, and is told of the types of events that it names.
`;

type Row = readonly string[];

/** The whole policy as people read it. */
export const accessTable = ({ operations, resources: kinds, types }: AccessPolicy): string =>
  [
    title,
    '## Operations\n',
    markdownTable(
      ['Operation', 'Roles'],
      sorted(operations).map(([name, allowed]) => [code(name), inOrder(allowed)]),
    ),
    '\n## Kinds of things\n',
    markdownTable(
      ['Kind', 'Role', 'Classes', 'Of which'],
      sorted(kinds).flatMap(([kind, { grants: given }]) => grantsOf(kind, given)),
    ),
    '\n## Fields\n',
    sorted(types).map(fieldsOf).join('\n\n'),
  ].join('\n') + '\n';

const sorted = <Value>(record: { readonly [name: string]: Value }): [string, Value][] =>
  Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));

const inOrder = (allowed: readonly Role[]): string => roles.filter((role) => allowed.includes(role)).join(', ');

const grantsOf = (kind: string, given: { readonly [role in Role]?: readonly Grant[] }): Row[] => {
  const byRole = roles.map(
    (role) => [role, given[role]?.map((grant) => [classesOf(grant), whichOf(grant, role)])] as const,
  );
  const alike = new Map<string, { rows: readonly Row[]; among: Role[] }>();
  for (const [role, rows] of byRole) {
    if (!rows) continue;
    const known = alike.get(JSON.stringify(rows));
    if (known) known.among.push(role);
    else alike.set(JSON.stringify(rows), { rows, among: [role] });
  }
  return [...alike.values()].flatMap(({ rows, among }) =>
    rows.map(([classes, which]) => [
      code(kind),
      among.length === roles.length ? 'everyone' : among.join(', '),
      classes,
      which,
    ]),
  );
};

const classesOf = ({ classes }: Grant): string => classes.join(', ');

const whichOf = ({ where, scope }: Grant, role: Role): string => {
  const actor: Actor = { id: 'the actor', role };
  const condition = where && code(JSON.stringify(where({ actor, customerIds: ['the own records'] })));
  return [condition, scope && `scope ${code(scope)}`].filter(Boolean).join(', ') || 'all';
};

const fieldsOf = ([type, rules]: [string, AccessRules['types'][string]]): string =>
  [
    `**${type}** (${rules.resource})\n`,
    ...dataClasses.flatMap((dataClass) => lineOf(dataClass, rules[dataClass])),
  ].join('\n');

const lineOf = (dataClass: DataClass, names?: string): string[] =>
  names === undefined ? [] : [`- ${dataClass}: ${names.split(/\s+/).join(', ')}`];

const code = (text: string): string => `\`${text}\``;

import { spawnSync } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kind, type OperationDefinitionNode, OperationTypeNode, parse, print } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { type Actor, type Role, roles } from '#kernel';
import { mintToken, readSettings, tokenKey } from '#platform';
import { runCli } from '../support/run-cli.js';
import { StandaloneProcess } from '../support/standalone-process.js';
import { type Snippet, snippetsOf } from './support/documents.js';
import { misfits } from './support/shape.js';
import { commandsIn, type ShellCommand } from './support/shell.js';

/** Commands that are not run here, by their beginning, with the reason. */
const notRun: Readonly<Record<string, string>> = {
  'npm start': 'starts the service, which this spec does in its own way',
  'npm test': 'runs the specs',
  'docker compose': 'needs Docker',
  'curl -s': 'needs curl; what it sends is sent below',
  'openssl genpkey': 'needs OpenSSL',
  'npx casefold keys remove ID': 'names no key',
  'npx casefold erasures certificate ID': 'names no erasure',
  'npx casefold erasures verify certificate.json': 'checks what the command before it would have printed',
  'npx casefold restore': 'starts a second database; the specs of test/backup do',
};

const reasonNotToRun = ({ words }: ShellCommand): string | undefined =>
  Object.keys(notRun).find((beginning) => `${words.join(' ')} `.startsWith(`${beginning} `));

const shell = snippetsOf('sh');
const commands = shell.flatMap(({ code }) => commandsIn(code)).filter(({ words }) => words.length > 0);

/** Without options and what they name: `npx casefold verify log`. */
const nameOf = ({ words }: ShellCommand): string =>
  words.filter((word, nth) => !word.startsWith('-') && !words[nth - 1]?.startsWith('-')).join(' ');

/** Runs only the longest example of each command, since starting a tool takes seconds. */
const lines = [...new Set(commands.filter((command) => !reasonNotToRun(command)).map(nameOf))].map((name) =>
  commands
    .filter((command) => !reasonNotToRun(command) && nameOf(command) === name)
    .map(({ line }) => line)
    .reduce((longest, line) => (line.length > longest.length ? line : longest)),
);

let scratch: string;
let dataDir: string;
let standalone: StandaloneProcess;
let api: string;

beforeAll(async () => {
  scratch = mkdtempSync(path.join(tmpdir(), 'casefold-docs-'));
  chmodSync(scratch, 0o755);
  dataDir = path.join(scratch, 'data');
  standalone = new StandaloneProcess(dataDir, { CASEFOLD_DEMO_CASES: '12' });
  api = await standalone.ready();
});

afterAll(async () => {
  await standalone.end('SIGTERM');
  rmSync(scratch, { recursive: true });
});

const roleOf = ({ place, info }: Snippet): Role => {
  const role = roles.find((known) => info === `role=${known}`);
  if (!role) throw new Error(`${place} does not name a role: \`\`\`graphql role=engineer`);
  return role;
};

const tokenFor = (role: Role): Promise<string> => {
  const actor: Actor = { id: `${role}-1`, role, tier: role === 'engineer' ? 2 : undefined };
  return mintToken(actor, tokenKey(readSettings({ CASEFOLD_DATA_DIR: dataDir })), 600);
};

interface Answer {
  readonly data?: Parameters<typeof misfits>[1];
  readonly errors?: readonly unknown[];
}

/** How far the log was at the last write that told: what is asked next shows it. */
let position = 0;

const ask = async (query: string, role: Role): Promise<Answer> => {
  const response = await fetch(`${api}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-casefold-at-least': String(position),
      authorization: `Bearer ${await tokenFor(role)}`,
    },
    body: JSON.stringify({ query }),
  });
  const answer = await response.text();
  for (const [, told] of answer.matchAll(/"position":"(\d+)"/g)) position = Math.max(position, Number(told));
  return JSON.parse(answer) as Answer;
};

/** The first thing that a subscription tells. */
const hear = async (query: string, role: Role): Promise<Answer> => {
  const authorization = `Bearer ${await tokenFor(role)}`;
  const url = `${api.replace('http', 'ws')}/graphql`;
  const client: Client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { authorization } });
  try {
    for await (const answer of client.iterate({ query })) return answer as Answer;
    return { errors: ['it ended without an event'] };
  } finally {
    await client.dispose();
  }
};

const operationsIn = (code: string): readonly OperationDefinitionNode[] =>
  parse(code).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);

const refusedCodes = ({ data }: Answer): readonly string[] =>
  Object.values(data ?? {}).flatMap((payload) =>
    ((payload as { userErrors?: { code: string }[] } | null)?.userErrors ?? []).map(({ code }) => code),
  );

describe('GraphQL in the documents', () => {
  it('runs without errors, in the order in which a reader meets it', async () => {
    const snippets = snippetsOf('graphql');
    expect(snippets.length).toBeGreaterThan(15);
    for (const snippet of snippets) {
      for (const operation of operationsIn(snippet.code)) {
        const send = operation.operation === OperationTypeNode.SUBSCRIPTION ? hear : ask;
        const answer = await send(print(operation), roleOf(snippet));
        expect([snippet.place, answer.errors]).toEqual([snippet.place, undefined]);
        // A refusal is part of an example only where its text speaks of it.
        const unexpected = refusedCodes(answer).filter((code) => !snippet.text.includes(code));
        expect([snippet.place, unexpected]).toEqual([snippet.place, []]);
        const shown = snippet.shown && JSON.parse(snippet.shown);
        expect([snippet.place, shown ? misfits(shown, answer.data ?? null) : []]).toEqual([snippet.place, []]);
      }
    }
  });
});

describe('commands in the documents', () => {
  it('are valid in a shell', () => {
    const refused = shell.filter(({ code }) => spawnSync('sh', ['-n'], { input: code }).status !== 0);
    expect(refused.map(({ place }) => place)).toEqual([]);
  });

  it('are skipped only if listed', () => {
    const stale = Object.keys(notRun).filter((known) => !commands.some((found) => reasonNotToRun(found) === known));
    expect(stale).toEqual([]);
    expect(lines.filter((line) => !line.includes('npx casefold '))).toEqual([]);
  });

  /** Folders that examples speak of, and files that others of them make. */
  const inScratch = (word: string): string => word.replace(/^\/(backups|elsewhere)\//, `${scratch}/$1/`);

  const publishSeals = (): void => {
    const elsewhere = path.join(scratch, 'elsewhere');
    mkdirSync(elsewhere, { recursive: true });
    const publicKey = createPublicKey(readFileSync(path.join(dataDir, 'seal-key.pem')));
    writeFileSync(path.join(elsewhere, 'seal-key.pub.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
    for (const file of ['seals.ndjson', 'access-seals.ndjson']) {
      copyFileSync(path.join(dataDir, file), path.join(elsewhere, file));
    }
  };

  it.each(lines)('%s', async (line) => {
    if (line.includes('--public-key')) publishSeals();
    const [{ env, words }] = commandsIn(line);
    const { code, stderr } = await runCli(dataDir, words.slice(2).map(inScratch), env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) });
  });
});

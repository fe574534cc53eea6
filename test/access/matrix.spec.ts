import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { type Actor, roles } from '#kernel';
import { actorOf } from '../e2e/support/actors.js';
import { TestApi } from '../e2e/support/test-api.js';
import { mayBeEmpty, onlyInTrouble } from './absences.js';
import { givenTo, mayCall, type TokenRole } from './expectations.js';
import {
  type AccessWorld,
  eventTypes,
  holdersOf,
  makeWorld,
  personalMarker,
  textMarker,
} from './support/access-world.js';
import { Asker } from './support/asker.js';
import { FieldWatch } from './support/field-watch.js';
import { callsOf, operationsOf, type Question, questionsTo } from './support/questions.js';

const tokenRoles = roles.filter((role): role is TokenRole => role !== 'system');

let api: TestApi;
let asker: Asker;
let world: AccessWorld;

beforeAll(async () => {
  api = await TestApi.start();
  asker = new Asker(api);
  world = await makeWorld(api);
});

afterAll(() => api.stop());

const names = (list: string): readonly string[] => list.split(/\s+/);

/** Each field of the table with the roles that may see it. */
const expected: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(givenTo).flatMap(([type, lines]) =>
    lines.flatMap(([audience, fields]) => names(fields).map((field) => [`${type}.${field}`, names(audience)] as const)),
  ),
);

const coordinates = (fields: readonly (readonly [string, unknown])[]): readonly string[] => fields.map(([at]) => at);

describe('the tables', () => {
  it('contain exactly the operations of the schema', () => {
    expect(
      operationsOf(api.schema)
        .map(({ field }) => field.name)
        .sort(),
    ).toEqual(Object.keys(mayCall).sort());
  });

  it('contain exactly the fields of all object types, each once', () => {
    const operationTypes = [api.schema.getQueryType(), api.schema.getMutationType(), api.schema.getSubscriptionType()];
    const fields = Object.values(api.schema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('__') && !operationTypes.includes(type))
      .flatMap((type) =>
        isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
      );
    const named = Object.entries(givenTo).flatMap(([type, lines]) =>
      lines.flatMap(([, list]) => names(list).map((field) => `${type}.${field}`)),
    );
    expect(named.sort()).toEqual(fields.sort());
  });

  it('contain only existing roles', () => {
    const named = [...Object.values(mayCall), ...Object.values(givenTo).flatMap((lines) => lines.map(([to]) => to))];
    const unknown = named.flatMap(names).filter((name) => !tokenRoles.some((role) => role === name));
    expect(unknown).toEqual([]);
  });
});

describe('every operation', () => {
  /** Returns the operations that an actor may call. */
  const opensTo = async (as: Actor): Promise<string[]> => {
    const open: string[] = [];
    for (const call of callsOf(api.schema, world)) {
      if ((await asker.refusal(call, as)) === undefined) open.push(call.operation.field.name);
    }
    return open.sort();
  };

  it('needs a token', async () => {
    const codes = new Set<string | undefined>();
    for (const call of callsOf(api.schema, world)) codes.add(await asker.refusal(call));
    expect([...codes]).toEqual(['UNAUTHENTICATED']);
  });

  it.each(tokenRoles.filter((role) => role !== 'integration'))(
    'is allowed for the role %s as in the table',
    async (role) => {
      const allowed = Object.keys(mayCall).filter((name) => names(mayCall[name]).includes(role));
      expect(await opensTo(actorOf(role))).toEqual(allowed.sort());
    },
  );

  it('is allowed for an integration as its token says', async () => {
    const named = ['case', 'caseChanged', 'openCase'];
    expect(await opensTo({ id: 'erp', role: 'integration', scope: [...named, ...eventTypes] })).toEqual(named);
  });
});

describe('every field', () => {
  let watch: FieldWatch;
  /** Responses to each role as JSON. */
  const answers = new Map<TokenRole, string[]>();
  const faults: string[] = [];

  beforeAll(async () => {
    const questions = questionsTo(api.schema, world);
    watch = new FieldWatch(api.schema);
    for (const question of questions) {
      for (const role of tokenRoles) {
        const isLetIn = role === 'integration' || names(mayCall[question.operation.field.name] ?? '').includes(role);
        if (isLetIn) for (const holder of holdersOf(role, question)) await ask(role, question, holder);
      }
    }
  });

  const ask = async (role: TokenRole, { place, ...question }: Question, holder: Actor): Promise<void> => {
    const { data, faults: found } = await asker.answer(question, holder);
    faults.push(...found.map((fault) => `${place} as ${role}: ${JSON.stringify(fault)}`));
    for (const [field, value] of Object.entries(data ?? {})) watch.see(role, `${place}.${field}`, value);
    answers.set(role, [...(answers.get(role) ?? []), JSON.stringify(data ?? null)]);
  };

  it('is resolved without errors', () => {
    expect(faults).toEqual([]);
  });

  it.each(tokenRoles)('is shown to the role %s as in the table', (role) => {
    const reached = [...expected].filter(([at]) => watch.wasReached(role, at) && !mayBeEmpty.includes(at));
    const given = reached.filter(([at]) => watch.wasGiven(role, at));
    expect(coordinates(given)).toEqual(coordinates(reached.filter(([, to]) => to.includes(role))));
  });

  it.each(tokenRoles)('that the role %s may not see is withheld where others see it', (role) => {
    const withheld = [...expected].filter(([at, to]) => !to.includes(role) && watch.wasReached(role, at));
    const unproven = withheld.filter(([at]) => !watch.wasMasked(role, at) && !mayBeEmpty.includes(at));
    expect(coordinates(unproven)).toEqual([]);
    expect(coordinates(withheld.filter(([at]) => watch.wasGiven(role, at)))).toEqual([]);
  });

  it('had a value for each role that may see it', () => {
    const asked = [...expected].filter(([at]) => !mayBeEmpty.includes(at) && !onlyInTrouble.includes(at.split('.')[0]));
    const missed = asked.flatMap(([at, to]) =>
      tokenRoles.filter((role) => to.includes(role) && !watch.wasReached(role, at)).map((role) => `${at} by ${role}`),
    );
    expect(missed).toEqual([]);
  });

  it.each<[TokenRole, string]>([
    ['analyst', personalMarker],
    ['analyst', textMarker],
    ['integration', personalMarker],
    ['integration', textMarker],
    ['engineering', personalMarker],
  ])('never shows the role %s anything that contains %s, also inside the data of events', (role, marker) => {
    expect(answers.get(role)?.length).toBeGreaterThan(5);
    expect(answers.get(role)?.filter((answer) => answer.includes(marker))).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agent } from './support/actors.js';
import { accepted, opening, send } from './support/operations.js';
import { type AnsweredError, TestApi } from './support/test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});

afterAll(() => api.stop());

const openCase = 'mutation ($input: OpenCaseInput!) { openCase(input: $input) { position } }';

const refusedInput = async (change: object): Promise<AnsweredError> => {
  const { errors } = await api.ask(openCase, { input: { ...opening, ...change } }, { as: agent });
  if (!errors) throw new Error('The input was accepted.');
  return errors[0];
};

const fieldsOf = ({ extensions }: AnsweredError): [string, string][] =>
  (extensions['fields'] as { path: string[]; rule: string }[]).map(({ path, rule }) => [path.join('.'), rule]);

describe('an input of the wrong shape', () => {
  it('is answered by field, all of them at once', async () => {
    const error = await refusedInput({
      symptom: ' ',
      channel: 'by phone',
      contact: { email: 'nobody' },
      language: 'English',
    });
    expect(error.extensions.code).toBe('BAD_USER_INPUT');
    expect(fieldsOf(error).sort()).toEqual([
      ['input.channel', 'matches'],
      ['input.contact.email', 'isEmail'],
      ['input.language', 'matches'],
      ['input.symptom', 'matches'],
    ]);
  });

  it('is answered where an e-mail address is no text at all', async () => {
    const error = await refusedInput({ contact: { email: '\ud800' } });
    expect(fieldsOf(error)).toEqual([['input.contact.email', 'matches']]);
  });

  it.each([
    ['a NUL', 'before\u0000after'],
    ['half of a surrogate pair', 'before\ud800after'],
    ['more than 4000 characters', 'x'.repeat(4001)],
  ])('is refused for %s', async (_, symptom) => {
    expect(fieldsOf(await refusedInput({ symptom }))[0][0]).toBe('input.symptom');
  });

  it.each(['two words', '我的密码是一二三四', 'a'.repeat(65), '-dash', 'line\nbreak'])(
    'keeps free text out of codes, which are stored in clear: %j',
    async (category) => {
      expect(fieldsOf(await refusedInput({ category }))).toEqual([['input.category', expect.any(String)]]);
    },
  );

  it('is refused in nested lists, with the place in the list', async () => {
    const { id } = (await accepted(api, 'openCase', opening, agent)).case;
    const mutation = 'mutation ($input: DiagnoseCaseInput!) { diagnoseCase(input: $input) { position } }';
    const steps = [
      { step: 'Restarted', result: 'No change' },
      { step: '', result: 'No change' },
    ];
    const input = { caseId: id, faultClass: 'WEAR', symptom: 'x', confidence: 'LOW', steps };
    const { errors } = await api.ask(mutation, { input }, { as: agent });
    expect(fieldsOf(errors![0])).toEqual([['input.steps.1.step', expect.any(String)]]);
  });

  it('is refused in queries too', async () => {
    const { errors } = await api.ask('{ cases(first: 101) { totalCount } }', {}, { as: agent });
    expect(fieldsOf(errors![0])).toEqual([['first', 'max']]);
    const nul = await api.ask('query ($n: String) { case(number: $n) { id } }', { n: '1\u0000' }, { as: agent });
    expect(fieldsOf(nul.errors![0])).toEqual([['number', 'matches']]);
  });

  it('counts an explicit null as not given', async () => {
    const { userErrors } = await send(
      api,
      'openCase',
      { ...opening, subcategory: null, contact: null, commandId: null },
      agent,
    );
    expect(userErrors).toEqual([]);
  });
});

describe('a faulty request', () => {
  it('gets no suggestions of names', async () => {
    const { errors } = await api.ask('{ case(id: "x") { numbr } }', {}, { as: agent });
    expect(errors![0].message).toBe('Cannot query field "numbr" on type "Case".');
  });

  it('gets no stack trace', async () => {
    const { errors } = await api.ask('{ case { id } }', {}, { as: agent });
    expect(JSON.stringify(errors)).not.toMatch(/stack|node_modules|\.ts:/);
  });

  it('is refused in batches', async () => {
    const body = JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
    const response = await api.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(400);
  });

  it('is refused from a form of another site', async () => {
    const response = await api.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{}',
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
  });
});

describe('a refusal', () => {
  it.each([
    [undefined, 'There is no such case.'],
    ['zh-TW,zh;q=0.8,en;q=0.5', '沒有這個個案。'],
    ['fr-FR, zh-CN;q=0.9', '没有这个个案。'],
    ['fr', 'There is no such case.'],
  ])('is told in the language that suits %s', async (language, message) => {
    const answer = await api.ask<{ startWork: object }>(
      'mutation ($input: StartWorkInput!) { startWork(input: $input) { case { id } userErrors { code message path } } }',
      { input: { caseId: crypto.randomUUID() } },
      { as: agent, headers: language ? { 'accept-language': language } : {} },
    );
    expect(answer).toEqual({
      data: { startWork: { case: null, userErrors: [{ code: 'CASE_NOT_FOUND', message, path: [] }] } },
    });
  });

  it('names the field as the input calls it', async () => {
    const { id } = (await accepted(api, 'openCase', opening, agent)).case;
    const link = { caseId: id.toUpperCase(), relation: 'RELATED', toCaseId: id.toUpperCase() };
    expect((await send(api, 'linkCase', link, agent)).userErrors).toMatchObject([
      { code: 'LINK_TO_ITSELF', path: ['input', 'toCaseId'] },
    ]);
  });

  it('names the field at fault', async () => {
    const { id } = (await accepted(api, 'openCase', opening, agent)).case;
    const input = { caseId: id, mode: 'SITE', faultCode: 'A' };
    expect((await send(api, 'scheduleRepair', input, agent)).userErrors[0].code).toBe('DIAGNOSE_FIRST');
    const diagnosis = { faultClass: 'WEAR', symptom: 'x', confidence: 'LOW', evidence: ['photo-1'] };
    await accepted(api, 'diagnoseCase', { caseId: id, ...diagnosis }, agent);
    expect((await send(api, 'scheduleRepair', input, agent)).userErrors).toMatchObject([
      { code: 'SITE_NEEDED', path: ['input', 'siteId'] },
    ]);
  });
});

describe('the correlation id', () => {
  const historyOf = async (id: string): Promise<string[]> => {
    const query = 'query ($id: ID!) { case(id: $id) { history { nodes { correlationId } } } }';
    interface Found {
      case: { history: { nodes: { correlationId: string }[] } };
    }
    const found = await api.data<Found>(query, { id }, { as: agent });
    return found.case.history.nodes.map(({ correlationId }) => correlationId);
  };

  it('goes from the request into the answer and into the events it caused', async () => {
    const token = await api.tokenFor(agent);
    const response = await api.fetch('/graphql', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'x-correlation-id': 'front-end-42',
      },
      body: JSON.stringify({
        query: 'mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id } position } }',
        variables: { input: opening },
      }),
    });
    expect(response.headers.get('x-correlation-id')).toBe('front-end-42');
    const { data } = (await response.json()) as { data: { openCase: { case: { id: string }; position: string } } };
    await api.data(
      'query ($p: Position) { cases(atLeast: $p, first: 1) { totalCount } }',
      { p: data.openCase.position },
      { as: agent },
    );
    expect(await historyOf(data.openCase.case.id)).toEqual(['front-end-42']);
  });
});

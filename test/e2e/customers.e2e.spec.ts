import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import { until } from '#processes/testing';
import { actorOf, agent, analyst } from './support/actors.js';
import { accepted, opening } from './support/operations.js';
import { type Answer, TestApi } from './support/test-api.js';

let api: TestApi;

beforeAll(async () => {
  api = await TestApi.start();
});

afterAll(() => api.stop());

interface Customer {
  readonly id: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly mergedInto: string | null;
  readonly absorbed: readonly string[] | null;
  readonly legalHold: { readonly reason: string } | null;
  readonly erasure: { readonly status: string } | null;
  readonly devices: readonly { readonly serial: string }[];
}

interface Payload {
  readonly customer: Customer | null;
  readonly possibleDuplicates: readonly { readonly id: string }[];
  readonly position: string | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly path: readonly string[] }[];
}

const fields = 'id name phone mergedInto absorbed legalHold { reason } erasure { status } devices { serial }';

const send = async (mutation: string, input: object, as: Actor, headers = {}): Promise<Payload> => {
  const type = `${mutation[0].toUpperCase()}${mutation.slice(1)}Input`;
  const text = `mutation ($input: ${type}!) { ${mutation}(input: $input) {
    customer { ${fields} } possibleDuplicates { id } position userErrors { code message path } } }`;
  return (await api.data<Record<string, Payload>>(text, { input }, { as, headers }))[mutation];
};

const refusals = async (mutation: string, input: object, as: Actor): Promise<readonly string[]> =>
  (await send(mutation, input, as)).userErrors.map(({ code }) => code);

const customer = async (id: string, as: Actor, atLeast?: string | null): Promise<Customer | null> => {
  const text = `query ($id: ID!, $atLeast: Position) { customer(id: $id, atLeast: $atLeast) { ${fields} } }`;
  return (await api.data<{ customer: Customer | null }>(text, { id, atLeast }, { as })).customer;
};

interface CaseIds {
  readonly nodes: readonly { readonly id: string }[];
}

const casesOf = (
  id: string,
  as: Actor,
  atLeast?: string | null,
): Promise<Answer<{ customer: { id: string; cases: CaseIds } }>> => {
  const text = `query ($id: ID!, $atLeast: Position) {
    customer(id: $id, atLeast: $atLeast) { id cases { nodes { id } } } }`;
  return api.ask(text, { id, atLeast }, { as });
};

const ownCases = async (as: Actor, atLeast?: string): Promise<readonly string[]> => {
  const text = 'query ($atLeast: Position) { cases(atLeast: $atLeast) { nodes { id } } }';
  return (await api.data<{ cases: CaseIds }>(text, { atLeast }, { as })).cases.nodes.map(({ id }) => id);
};

const signedInAs = (customerId: string): Actor => ({ id: `user-of-${customerId}`, role: 'customer', customerId });
const officer = actorOf('privacy-officer');

const mei = {
  name: 'Lin Mei',
  phone: '010 5550 0142',
  email: 'Lin.Mei@example.com',
  region: 'CN-BJ',
  language: 'zh-Hans',
};

describe('the story of one customer', () => {
  let guestCase: string;
  let position: string | null;

  it('begins with a guest, who becomes known', async () => {
    const { case: opened } = await accepted(api, 'openCase', { ...opening, customerId: undefined }, agent);
    guestCase = opened.id;
    const registered = await send('registerCustomer', { ...mei, customerId: 'lin-mei' }, agent);
    expect(registered).toMatchObject({ customer: { id: 'lin-mei', name: null }, possibleDuplicates: [] });
    await accepted(api, 'linkCustomer', { caseId: guestCase, customerId: 'lin-mei' }, agent);
  });

  it('tells the desk who she is once she has shown it, and not before', async () => {
    const unverified = await casesOf(
      'lin-mei',
      agent,
      (await send('setPreferences', { customerId: 'lin-mei', language: 'en' }, agent)).position,
    );
    expect(unverified.errors?.map(({ extensions }) => extensions.code)).toEqual(['IDENTITY_NOT_VERIFIED']);
    expect(unverified.data).toEqual({ customer: { id: 'lin-mei', cases: null } });
    const filtered = await api.ask('{ cases(filter: { customerId: ["lin-mei"] }) { totalCount } }', {}, { as: agent });
    expect(filtered.errors?.[0].extensions.code).toBe('IDENTITY_NOT_VERIFIED');

    ({ position } = await accepted(api, 'verifyIdentity', { caseId: guestCase, method: 'document' }, agent));
    expect(await customer('lin-mei', agent, position)).toMatchObject({ name: 'Lin Mei', phone: '+861055500142' });
    expect((await casesOf('lin-mei', agent)).data?.customer.cases.nodes).toEqual([{ id: guestCase }]);
    expect(await customer('lin-mei', analyst)).toMatchObject({ name: null, phone: null });
    expect(await customer('lin-mei', officer)).toMatchObject({ name: 'Lin Mei' });
  });

  it('tells whoever has seen an older record where it stands now', async () => {
    const input = { customerId: 'lin-mei', language: 'de', expectedRevision: 0 };
    const text = `mutation ($input: SetPreferencesInput!) { setPreferences(input: $input) {
      conflict { expectedRevision revision } customer { revision } userErrors { code } } }`;
    const { data } = await api.ask<{ setPreferences: { customer: Customer } }>(text, { input }, { as: agent });
    const conflict = { expectedRevision: 0, revision: 1 };
    const userErrors = [{ code: 'REVISION_CONFLICT' }];
    expect(data?.setPreferences).toEqual({ conflict, customer: { revision: 1 }, userErrors });
    const stranger = await api.ask(text, { input }, { as: signedInAs('somebody-else') });
    expect(stranger.data).toMatchObject({ setPreferences: { conflict: null, customer: null } });
  });

  it('finds her again by number and address, however they are written', async () => {
    for (const phone of ['+86 10 5550-0142', '(010) 55500142']) {
      const text = 'query ($phone: String) { customers(phone: $phone, region: "CN") { totalCount nodes { id name } } }';
      expect(await api.data(text, { phone }, { as: agent })).toEqual({
        customers: { totalCount: 1, nodes: [{ id: 'lin-mei', name: 'Lin Mei' }] },
      });
    }
    const none = await api.ask('{ customers { totalCount } }', {}, { as: agent });
    expect(none.errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
  });

  it('tells who registers her again that she may be known already', async () => {
    const again = { ...mei, customerId: 'mei-2', phone: '+49 30 1234567', email: 'lin.mei@EXAMPLE.com' };
    const { possibleDuplicates, position: registered } = await send('registerCustomer', again, agent);
    expect(possibleDuplicates).toEqual([{ id: 'lin-mei' }]);
    const text =
      'query ($atLeast: Position) { customer(id: "lin-mei", atLeast: $atLeast) { possibleDuplicates { id } } }';
    expect(await api.data(text, { atLeast: registered }, { as: agent })).toEqual({
      customer: { possibleDuplicates: [{ id: 'mei-2' }] },
    });
  });

  it('goes on under one record, with the cases of both, whichever she signs in under', async () => {
    const { case: second, position: opened } = await accepted(
      api,
      'openCase',
      { ...opening, customerId: 'mei-2' },
      agent,
    );
    expect(await ownCases(signedInAs('mei-2'), opened)).toEqual([second.id]);
    const { userErrors, position: merged } = await send(
      'mergeCustomer',
      { customerId: 'mei-2', into: 'lin-mei' },
      agent,
    );
    expect(userErrors).toEqual([]);
    expect(await customer('mei-2', agent, merged)).toMatchObject({ mergedInto: 'lin-mei' });
    await until(
      'the survivor knows',
      async () => (await customer('lin-mei', officer))?.absorbed?.includes('mei-2') ?? false,
    );
    await until('the case has moved', async () => {
      const owner = await api.data<{ case: { customerId: string } }>(
        'query ($id: ID) { case(id: $id) { customerId } }',
        { id: second.id },
        { as: agent },
      );
      return owner.case.customerId === 'lin-mei';
    });
    for (const as of [signedInAs('mei-2'), signedInAs('lin-mei')]) {
      expect([...(await ownCases(as))].sort()).toEqual([guestCase, second.id].sort());
      expect(await customer('lin-mei', as)).toMatchObject({ name: 'Lin Mei', absorbed: [] });
      const contact = { caseId: second.id, channel: 'app', direction: 'INBOUND', summary: 'It is me' };
      await accepted(api, 'recordContact', contact, as);
    }
    expect(await ownCases(signedInAs('someone-else'))).toEqual([]);
  });

  it('lets the merged record take no more commands, and tells where she went', async () => {
    const input = { customerId: 'mei-2', language: 'en' };
    const { userErrors } = await send('setPreferences', input, agent, { 'accept-language': 'zh-TW' });
    expect(userErrors).toMatchObject([
      { code: 'CUSTOMER_MERGED', message: '該記錄已併入另一筆記錄，請改用 lin-mei。' },
    ]);
    expect(await refusals('mergeCustomer', { customerId: 'lin-mei', into: 'mei-2' }, agent)).toEqual([
      'SURVIVOR_MERGED',
    ]);
  });

  it('lets her change her own record, and nobody else theirs', async () => {
    const input = { customerId: 'lin-mei', serial: 'SN-1001' };
    expect(await refusals('addDevice', input, signedInAs('someone-else'))).toEqual(['NOT_YOUR_RECORD']);
    expect((await send('addDevice', input, signedInAs('mei-2'))).customer?.devices).toEqual([{ serial: 'SN-1001' }]);
    expect(await customer('lin-mei', signedInAs('someone-else'))).toBeNull();
  });

  it('F37: keeps her data from being erased while a legal hold is on', async () => {
    await send('placeLegalHold', { customerId: 'lin-mei', reason: 'A court asks' }, officer);
    expect(await refusals('erasePersonalData', { customerId: 'lin-mei' }, officer)).toEqual(['LEGAL_HOLD']);
    await until(
      'the hold shows',
      async () => (await customer('lin-mei', officer))?.legalHold?.reason === 'A court asks',
    );
    expect((await customer('lin-mei', signedInAs('lin-mei')))?.legalHold).toBeNull();
  });
});

describe('a telephone number', () => {
  it('that is none is refused, with what to do', async () => {
    const { userErrors } = await send('registerCustomer', { ...mei, phone: '12' }, agent);
    expect(userErrors).toMatchObject([{ code: 'PHONE_NOT_UNDERSTOOD', path: ['input', 'phone'] }]);
    expect(userErrors[0].message).toContain('country code');
  });
});

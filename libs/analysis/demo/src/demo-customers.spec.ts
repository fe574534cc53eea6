import { beforeAll, describe, expect, it } from '@jest/globals';
import { customerCodec, type CustomerEvent } from '#customers';
import { collect, MemoryEventStore } from '#event-store';
import type { Recorded } from '#kernel';
import { MemorySubjectKeys } from '#encryption';
import { commandsOn } from '#product/testing';
import { loadDemoCustomers } from './demo-customers.js';
import { loadDemo } from './load-demo.js';

const set = { seed: 7, until: '2026-11-22T00:00:00.000Z' };
const cases = 60;

const ground = { store: new MemoryEventStore(), keys: new MemorySubjectKeys() };
let history: readonly Recorded<CustomerEvent>[];

const stored = async () =>
  (await collect(ground.store.readAll({ categories: ['customer'] }))).flatMap(({ events }) => events);

beforeAll(async () => {
  const send = await commandsOn(ground);
  await loadDemoCustomers(set, cases, send);
  await loadDemo({ set, cases, send, logEnd: await ground.store.lastPosition() });
  history = await customerCodec(ground.keys).decode(await stored());
});

describe('the demo customers', () => {
  it('are registered with a device each, with telephone numbers in normal form', () => {
    const registered = history.flatMap((event) => (event.type === 'CustomerRegistered' ? [event] : []));
    expect(registered.length).toBeGreaterThan(cases / 6);
    for (const { data, envelope } of registered) {
      expect(data.phone).toMatch(/^\+\d{8,15}$/);
      expect(envelope.origin).toBe('demo');
    }
    expect(history.filter(({ type }) => type === 'DeviceAdded').length).toBeGreaterThan(cases / 6);
  });

  it('have cases', async () => {
    const ids = new Set(history.map(({ envelope }) => envelope.stream));
    const opened = (await collect(ground.store.readAll({ categories: ['case'] }))).flatMap(({ events }) => events);
    expect(opened.filter(({ type, subject }) => type === 'CaseOpened' && ids.has(subject)).length).toBeGreaterThan(9);
  });

  it('include one person twice, who can be found by number and address', () => {
    const contacts = history.flatMap((event) =>
      event.type === 'CustomerRegistered' ? [event.data.contactIndex.phone] : [],
    );
    expect(new Set(contacts).size).toBeLessThan(contacts.length);
  });

  it('are added once', async () => {
    const before = await stored();
    await loadDemoCustomers(set, cases, await commandsOn(ground));
    expect(await stored()).toEqual(before);
  });
});

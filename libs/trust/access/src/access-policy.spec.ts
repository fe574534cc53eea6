import { describe, expect, it } from '@jest/globals';
import type { Actor } from '#kernel';
import { AccessPolicy } from './access-policy.js';
import type { AccessRules } from './access-rules.js';

const parcels: AccessRules = {
  operations: { parcel: ['customer', 'agent', 'integration'], sendParcel: ['agent', 'integration'] },
  resources: {
    parcel: {
      subjectOf: ({ owner }: { owner: string }) => owner,
      grants: {
        customer: [
          { classes: ['open', 'personal'], where: ({ customerIds }) => ({ owner: { $in: [...customerIds] } }) },
        ],
        agent: [{ classes: ['open', 'internal', 'text', 'personal'] }],
        engineering: [{ classes: ['open'] }, { classes: ['text'], where: () => ({ 'route.tier': 3 }) }],
        analyst: [{ classes: ['open'] }, { classes: ['text'], scope: 'read:text' }],
        integration: [{ classes: ['open'] }],
      },
    },
  },
  types: { Parcel: { resource: 'parcel', open: 'id', personal: 'address' } },
};
const policy = new AccessPolicy([parcels]);

const sightOf = (actor: Partial<Actor>, customerIds: readonly string[] = []) =>
  policy.permissionsOf({ actor: { id: 'a', role: 'agent', ...actor }, customerIds });

const isGiven = (verdict: ReturnType<ReturnType<typeof sightOf>['verdictOn']>, resource: object) =>
  typeof verdict === 'boolean' ? verdict : verdict(resource);

describe('an operation', () => {
  it('is for the roles that are named, and for nobody else', () => {
    expect(sightOf({ role: 'agent' }).mayCall('sendParcel')).toBe(true);
    expect(sightOf({ role: 'customer' }).mayCall('sendParcel')).toBe(false);
    expect(sightOf({ role: 'operator' }).mayCall('parcel')).toBe(false);
    expect(sightOf({ role: 'agent' }).mayCall('burnParcel')).toBe(false);
  });

  it('is for an integration whose scope names it too', () => {
    expect(sightOf({ role: 'integration', scope: ['parcel'] }).mayCall('parcel')).toBe(true);
    expect(sightOf({ role: 'integration', scope: ['parcel'] }).mayCall('sendParcel')).toBe(false);
    expect(sightOf({ role: 'integration' }).mayCall('parcel')).toBe(false);
    expect(sightOf({ role: 'integration', scope: ['burnParcel'] }).mayCall('burnParcel')).toBe(false);
  });

  it('is not for others because of their scope', () => {
    expect(sightOf({ role: 'customer', scope: ['sendParcel'] }).mayCall('sendParcel')).toBe(false);
  });
});

describe('types of events', () => {
  it('are followed by integrations as their scope says, by all others without bounds', () => {
    expect(sightOf({ role: 'integration', scope: ['ParcelSent'] }).mayFollow('ParcelSent')).toBe(true);
    expect(sightOf({ role: 'integration', scope: ['ParcelSent'] }).mayFollow('ParcelLost')).toBe(false);
    expect(sightOf({ role: 'agent' }).mayFollow('ParcelLost')).toBe(true);
  });
});

describe('a class of fields', () => {
  it('is given of all things, of none, or of those that meet the condition', () => {
    expect(sightOf({ role: 'agent' }).verdictOn('parcel', ['personal'])).toBe(true);
    expect(sightOf({ role: 'analyst' }).verdictOn('parcel', ['personal'])).toBe(false);
    expect(sightOf({ role: 'operator' }).verdictOn('parcel', ['open'])).toBe(false);
    const own = sightOf({ role: 'customer' }, ['C-1', 'C-2']).verdictOn('parcel', ['open', 'personal']);
    expect(
      [{ owner: 'C-1' }, { owner: 'C-2' }, { owner: 'C-3' }, {}].map((resource) => isGiven(own, resource)),
    ).toEqual([true, true, false, false]);
  });

  it('is given of nothing to a customer without a record', () => {
    const own = sightOf({ role: 'customer' }).verdictOn('parcel', ['open']);
    expect([{}, { owner: undefined }, { owner: null }].map((resource) => isGiven(own, resource))).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is given only with all the others that a field is of', () => {
    expect(sightOf({ role: 'engineering' }).verdictOn('parcel', ['open', 'internal'])).toBe(false);
    const both = sightOf({ role: 'engineering' }).verdictOn('parcel', ['open', 'text']);
    expect([isGiven(both, { route: { tier: 3 } }), isGiven(both, { route: { tier: 1 } })]).toEqual([true, false]);
  });

  it('may need a scope', () => {
    expect(sightOf({ role: 'analyst' }).verdictOn('parcel', ['text'])).toBe(false);
    expect(sightOf({ role: 'analyst', scope: ['read:text'] }).verdictOn('parcel', ['text'])).toBe(true);
    expect(sightOf({ role: 'integration', scope: ['read:text'] }).verdictOn('parcel', ['text'])).toBe(false);
  });

  it('is opened where some things give it', () => {
    expect(sightOf({ role: 'agent' }).reveals('parcel')).toEqual(['plain', 'personal', 'text']);
    expect(sightOf({ role: 'engineering' }).reveals('parcel')).toEqual(['plain', 'text']);
    expect(sightOf({ role: 'analyst' }).reveals('parcel')).toEqual(['plain']);
  });
});

describe('a table', () => {
  it('has one rule for each thing', () => {
    expect(() => new AccessPolicy([parcels, parcels])).toThrow('There are two access rules for parcel');
  });

  it('describes the kinds that its types are of', () => {
    const stray = { operations: {}, resources: {}, types: { Letter: { resource: 'letter', open: 'id' } } };
    expect(() => new AccessPolicy([stray])).toThrow('No resource is defined for Letter');
  });

  it('takes in the fields that a part adds to the type of another, under their classes', () => {
    const added = { operations: {}, resources: {}, types: {}, fields: { Parcel: { open: 'weight', text: 'remark' } } };
    const more = { operations: {}, resources: {}, types: {}, fields: { Parcel: { open: 'colour' } } };
    const rules = { resource: 'parcel', open: 'id weight colour', personal: 'address', text: 'remark' };
    expect(new AccessPolicy([added, more, parcels]).typeRules('Parcel')).toEqual(rules);
    expect(policy.typeRules('Parcel')).toEqual({ resource: 'parcel', open: 'id', personal: 'address' });
  });

  it('has no fields of a type without rules, and none twice, whatever their class', () => {
    const adding = (fields: AccessRules['fields']) => ({ operations: {}, resources: {}, types: {}, fields });
    expect(() => new AccessPolicy([parcels, adding({ Letter: { open: 'id' } })])).toThrow(
      'Fields are added to Letter, which has no access rules',
    );
    expect(() => new AccessPolicy([parcels, adding({ Parcel: { text: 'address' } })])).toThrow(
      'There are two access rules for Parcel.address',
    );
    const weight = adding({ Parcel: { open: 'weight' } });
    expect(() => new AccessPolicy([parcels, weight, weight])).toThrow('There are two access rules for Parcel.weight');
  });
});

import type { AccessRules, Grant } from '#access';
import { facingCustomers } from '#cases';
import type { Role } from '#kernel';
import type { Customer } from './api/customer.type.js';
import { customerStream } from './customer/customer.streams.js';

const unnamed = ['engineering', 'quality', 'analyst', 'integration'] as const satisfies readonly Role[];

const withoutPerson: readonly Grant[] = [{ classes: ['open', 'internal'] }];
const onceVerified: readonly Grant[] = [
  ...withoutPerson,
  { classes: ['text', 'personal'], where: () => ({ isIdentityVerified: true }) },
];

const toAll = (roles: readonly Role[], grants: readonly Grant[]) =>
  Object.fromEntries(roles.map((role) => [role, grants]));

/** The fields of a customer that permissions and data subjects depend on. */
type AnyCustomer = Pick<Customer, 'id' | 'isIdentityVerified'>;

/** Access rules of customer records: which roles may run which operations and read which fields. */
export const customerAccess: AccessRules = {
  operations: {
    customer: ['customer', ...facingCustomers, ...unnamed, 'privacy-officer'],
    customers: [...facingCustomers, 'privacy-officer', 'integration'],
  },

  resources: {
    customer: {
      subjectOf: ({ id }: AnyCustomer) => customerStream(id),
      grants: {
        customer: [{ classes: ['open', 'personal'], where: ({ customerIds }) => ({ id: { $in: [...customerIds] } }) }],
        ...toAll(facingCustomers, onceVerified),
        ...toAll(unnamed, withoutPerson),
        'privacy-officer': [{ classes: ['open', 'internal', 'text', 'personal'] }],
      },
    },
    'answer on a customer': {
      grants: {
        ...toAll(['customer', 'integration'], [{ classes: ['open'] }]),
        ...toAll([...facingCustomers, 'privacy-officer'], [{ classes: ['open', 'internal'] }]),
      },
    },
  },

  types: {
    Customer: {
      resource: 'customer',
      root: (customer: Customer): AnyCustomer => customer,
      open: 'id registeredAt region segment language preferredChannel devices cases updatedAt revision position',
      // Possible duplicates are internal, because they disclose that two records share a number.
      internal: 'mergedInto absorbed legalHold erasure possibleDuplicates',
      personal: 'name phone email accessibility possibleDuplicates',
    },
    CustomerDevice: { resource: 'customer', open: 'serial addedAt' },
    LegalHold: { resource: 'customer', internal: 'placedAt placedBy reason', text: 'reason' },
    CustomerErasure: {
      resource: 'customer',
      internal: 'status requestedAt erasedAt certificateId reason',
      text: 'reason',
    },
    CustomerConnection: { resource: 'answer', open: 'edges nodes pageInfo totalCount' },
    CustomerEdge: {
      resource: 'customer',
      root: ({ node }: { node: Customer }): AnyCustomer => node,
      open: 'cursor node',
    },
    CustomerPayload: {
      resource: 'answer on a customer',
      open: 'customer conflict revision position userErrors',
      internal: 'possibleDuplicates',
    },
  },
  fields: { Case: { open: 'customer' } },
};

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

/** Who may do what with customers' records and who is given what of them (domain.md §4). */
export const customerAccess: AccessRules = {
  operations: {
    customer: ['customer', ...facingCustomers, ...unnamed, 'privacy-officer'],
    customers: [...facingCustomers, 'privacy-officer', 'integration'],
    registerCustomer: [...facingCustomers, 'integration'],
    changeCustomerDetails: ['customer', ...facingCustomers, 'integration'],
    setPreferences: ['customer', ...facingCustomers, 'integration'],
    addDevice: ['customer', ...facingCustomers, 'integration'],
    removeDevice: ['customer', ...facingCustomers, 'integration'],
    mergeCustomer: [...facingCustomers],
    placeLegalHold: ['privacy-officer'],
    liftLegalHold: ['privacy-officer'],
    erasePersonalData: ['privacy-officer'],
  },

  kinds: {
    customer: {
      subjectOf: ({ id }: Customer) => customerStream(id),
      given: {
        customer: [
          {
            classes: ['open', 'text', 'personal'],
            where: ({ customerIds }) => ({ id: { $in: [...customerIds] } }),
          },
        ],
        ...toAll(facingCustomers, onceVerified),
        ...toAll(unnamed, withoutPerson),
        'privacy-officer': [{ classes: ['open', 'internal', 'text', 'personal'] }],
      },
    },
  },

  types: {
    Customer: {
      kind: 'customer',
      whole: (customer: Customer) => customer,
      open: 'id registeredAt region segment language preferredChannel devices erasure cases updatedAt revision position',
      internal: 'mergedInto absorbed legalHold possibleDuplicates',
      personal: 'name phone email accessibility',
    },
    CustomerDevice: { kind: 'customer', open: 'serial addedAt' },
    LegalHold: { kind: 'customer', internal: 'reason placedAt placedBy', text: 'reason' },
    CustomerErasure: {
      kind: 'customer',
      open: 'status requestedAt erasedAt certificateId',
      internal: 'reason',
      text: 'reason',
    },
    CustomerConnection: { kind: 'answer', open: 'edges nodes pageInfo totalCount' },
    CustomerEdge: { kind: 'customer', whole: ({ node }: { node: Customer }) => node, open: 'cursor node' },
    CustomerPayload: { kind: 'answer', open: 'customer possibleDuplicates revision position userErrors' },
  },
};

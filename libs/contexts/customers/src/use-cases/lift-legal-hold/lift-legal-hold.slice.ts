import { InputType } from '@nestjs/graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { LiftLegalHold, liftLegalHold } from './lift-legal-hold.js';

@InputType({ description: 'Input of the mutation `liftLegalHold`.' })
class LiftLegalHoldInput extends CustomerCommandInput {}

export const liftLegalHoldSlice = customerApi.slice({
  command: LiftLegalHold,
  decide: liftLegalHold,
  mutation: {
    input: LiftLegalHoldInput,
    allow: ['privacy-officer'],
    description: 'Lifts the legal hold on a customer, so that their personal data can be erased again.',
  },
});

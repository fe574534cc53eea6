import { InputType } from '@nestjs/graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { LiftLegalHold, liftLegalHold } from './lift-legal-hold.js';

@InputType()
class LiftLegalHoldInput extends CustomerCommandInput {}

export const liftLegalHoldSlice = customerApi.slice({
  command: LiftLegalHold,
  decide: liftLegalHold,
  mutation: {
    input: LiftLegalHoldInput,
    allow: ['privacy-officer'],
    description: 'Permits again to erase what is personal of a customer.',
  },
});

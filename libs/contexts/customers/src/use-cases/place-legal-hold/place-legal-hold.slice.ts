import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { PlaceLegalHold, placeLegalHold } from './place-legal-hold.js';

@InputType()
class PlaceLegalHoldInput extends CustomerCommandInput {
  @TextField()
  readonly reason: string;
}

export const placeLegalHoldSlice = customerApi.slice({
  command: PlaceLegalHold,
  decide: placeLegalHold,
  mutation: {
    input: PlaceLegalHoldInput,
    allow: ['privacy-officer'],
    description: 'Forbids to erase anything of a customer until it is lifted.',
  },
});

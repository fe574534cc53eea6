import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { PlaceLegalHold, placeLegalHold } from './place-legal-hold.js';

@InputType({ description: 'Input of the mutation `placeLegalHold`.' })
class PlaceLegalHoldInput extends CustomerCommandInput {
  @TextField({ description: 'Why the data must be kept.' })
  readonly reason: string;
}

export const placeLegalHoldSlice = customerApi.slice({
  command: PlaceLegalHold,
  decide: placeLegalHold,
  mutation: {
    input: PlaceLegalHoldInput,
    allow: ['privacy-officer'],
    description: 'Places a legal hold on a customer: none of their data can be erased until it is lifted.',
  },
});

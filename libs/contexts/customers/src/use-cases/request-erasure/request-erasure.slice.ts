import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { RequestErasure, requestErasure } from './request-erasure.js';

@InputType()
class ErasePersonalDataInput extends CustomerCommandInput {
  @TextField({ nullable: true })
  readonly reason?: string;
}

export const requestErasureSlice = customerApi.slice({
  command: RequestErasure,
  decide: requestErasure,
  mutation: {
    input: ErasePersonalDataInput,
    allow: ['privacy-officer'],
    description: 'Has all that is personal of a customer destroyed, in the log too. Refused while a legal hold is on.',
    name: 'erasePersonalData',
  },
});

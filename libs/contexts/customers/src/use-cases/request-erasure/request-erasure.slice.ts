import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { customerApi } from '../../api/customer.api.js';
import { RequestErasure, requestErasure } from './request-erasure.js';

@InputType({ description: 'Input of the mutation `erasePersonalData`.' })
class ErasePersonalDataInput extends CustomerCommandInput {
  @TextField({ nullable: true, description: 'Why the data are erased.' })
  readonly reason?: string;
}

export const requestErasureSlice = customerApi.slice({
  command: RequestErasure,
  decide: requestErasure,
  mutation: {
    input: ErasePersonalDataInput,
    allow: ['privacy-officer'],
    description:
      'Asks for the erasure of all personal data of a customer, in the log and everywhere else; the query ' +
      '`erasures` shows its progress. Refused during a legal hold.',
    name: 'erasePersonalData',
  },
});

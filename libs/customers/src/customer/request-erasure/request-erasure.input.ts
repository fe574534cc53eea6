import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';

@InputType()
export class ErasePersonalDataInput extends CustomerCommandInput {
  @TextField({ nullable: true })
  readonly reason?: string;
}

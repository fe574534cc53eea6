import { InputType } from '@nestjs/graphql';
import { TextField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';

@InputType()
export class PlaceLegalHoldInput extends CustomerCommandInput {
  @TextField()
  readonly reason: string;
}

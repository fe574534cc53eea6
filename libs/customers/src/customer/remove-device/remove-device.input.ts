import { InputType } from '@nestjs/graphql';
import { CodeField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';

@InputType()
export class RemoveDeviceInput extends CustomerCommandInput {
  @CodeField({ description: 'Its serial number.' })
  readonly serial: string;
}

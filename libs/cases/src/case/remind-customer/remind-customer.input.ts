import { InputType } from '@nestjs/graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';

@InputType()
export class RemindCustomerInput extends CaseCommandInput {}

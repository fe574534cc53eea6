import { InputType } from '@nestjs/graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';

@InputType()
export class LiftLegalHoldInput extends CustomerCommandInput {}

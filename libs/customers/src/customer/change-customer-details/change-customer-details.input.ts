import { InputType } from '@nestjs/graphql';
import { CodeField, EmailField, EnumField, TextField } from '#graphql';
import { CustomerCommandInput } from '../../api/customer-command.input.js';
import { SegmentEnum } from '../../api/enums.js';
import type { Segment } from '../customer.events.js';

@InputType()
export class ChangeCustomerDetailsInput extends CustomerCommandInput {
  @TextField({ longest: 200 })
  readonly name: string;

  @TextField({
    nullable: true,
    longest: 40,
    description: 'With its country code, `+86 10 5550 0142`, or as it is dialled in the region. Forgotten without it.',
  })
  readonly phone?: string;

  @EmailField({ nullable: true, description: 'Forgotten without it.' })
  readonly email?: string;

  @CodeField()
  readonly region: string;

  @EnumField(SegmentEnum, { nullable: true, description: 'As it was without it. Not for customers to change.' })
  readonly segment?: Segment;
}

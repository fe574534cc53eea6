import { InputType } from '@nestjs/graphql';
import { CodeField, CommandInput, EmailField, EnumField, LanguageField, TextField } from '#graphql';
import { SegmentEnum } from '../../api/enums.js';
import type { Segment } from '../customer.events.js';

@InputType()
export class RegisterCustomerInput extends CommandInput {
  @CodeField({ nullable: true, description: 'As another system knows the customer; a new one without it.' })
  readonly customerId?: string;

  @TextField({ longest: 200 })
  readonly name: string;

  @TextField({
    nullable: true,
    longest: 40,
    description: 'With its country code, `+86 10 5550 0142`, or as it is dialled in the region.',
  })
  readonly phone?: string;

  @EmailField({ nullable: true })
  readonly email?: string;

  @CodeField()
  readonly region: string;

  @EnumField(SegmentEnum, { nullable: true, description: 'CONSUMER without it.' })
  readonly segment?: Segment;

  @LanguageField()
  readonly language: string;

  @CodeField({ nullable: true, list: true, description: 'What the customer needs: `relay-service`, `large-print`.' })
  readonly accessibility?: readonly string[];

  @CodeField({ nullable: true })
  readonly preferredChannel?: string;
}

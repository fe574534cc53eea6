import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionType, DateTime, Position } from '#graphql';
import type { Instant } from '#kernel';
import type { Segment } from '../customer/customer.events.js';
import type { CustomerView, DeviceView, ErasureView, LegalHoldView } from '../customer/view/customer.view.js';
import { ErasureStatusEnum, SegmentEnum } from './enums.js';

@ObjectType()
export class CustomerDevice implements DeviceView {
  @Field(() => String, { description: 'Its serial number.' })
  readonly serial: string;

  @Field(() => DateTime)
  readonly addedAt: Instant;
}

@ObjectType({ description: 'Nothing of the customer may be erased meanwhile.' })
export class LegalHold implements LegalHoldView {
  @Field(() => String, { nullable: true })
  readonly reason?: string;

  @Field(() => DateTime)
  readonly placedAt: Instant;

  @Field(() => ID)
  readonly placedBy: string;
}

@ObjectType({ description: 'That all personal data of a customer were asked to be destroyed, or are.' })
export class CustomerErasure implements ErasureView {
  @Field(() => ErasureStatusEnum)
  readonly status: ErasureView['status'];

  @Field(() => DateTime)
  readonly requestedAt: Instant;

  @Field(() => String, { nullable: true })
  readonly reason?: string;

  @Field(() => DateTime, { nullable: true })
  readonly erasedAt?: Instant;

  @Field(() => ID, { nullable: true, description: 'Of what was done.' })
  readonly certificateId?: string;
}

@ObjectType({
  description:
    'A customer. Who works at the desk is given what is personal only while the identity is verified on an open case of the customer.',
})
export class Customer implements CustomerView {
  @Field(() => ID)
  readonly id: string;

  @Field(() => DateTime, { nullable: true, description: 'Null where nobody has registered the customer here.' })
  readonly registeredAt?: Instant;

  @Field(() => String, { nullable: true })
  readonly name?: string;

  @Field(() => String, { nullable: true, description: 'E.164: `+861055500142`.' })
  readonly phone?: string;

  @Field(() => String, { nullable: true })
  readonly email?: string;

  @Field(() => String, { nullable: true })
  readonly region?: string;

  @Field(() => SegmentEnum, { nullable: true })
  readonly segment?: Segment;

  @Field(() => String, { nullable: true, description: 'BCP 47: `zh-Hans`.' })
  readonly language?: string;

  @Field(() => [String], { nullable: true, description: 'Needs, as codes.' })
  readonly accessibility?: readonly string[];

  @Field(() => String, { nullable: true })
  readonly preferredChannel?: string;

  @Field(() => [CustomerDevice])
  readonly devices: readonly CustomerDevice[];

  @Field(() => ID, { nullable: true, description: 'Under which the customer goes on; this record takes no commands.' })
  readonly mergedInto?: string;

  @Field(() => [ID], { description: 'Records that were merged into this one.' })
  readonly absorbed: readonly string[];

  @Field(() => LegalHold, { nullable: true })
  readonly legalHold?: LegalHold;

  @Field(() => CustomerErasure, { nullable: true, description: 'The last one.' })
  readonly erasure?: CustomerErasure;

  @Field(() => DateTime, { description: 'When the last event of the record occurred.' })
  readonly updatedAt: Instant;

  readonly origin: CustomerView['origin'];

  @Field(() => Int, { description: 'To be sent as `expectedRevision` with a command that builds on what you see.' })
  readonly revision: number;

  @Field(() => Position)
  readonly position: string;

  /** F4: on an open case of this customer. What the access rules depend on. */
  readonly isIdentityVerified: boolean;
}

@ObjectType()
export class CustomerConnection extends connectionType(Customer) {}

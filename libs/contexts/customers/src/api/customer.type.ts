import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionType, DateTime, Position } from '#graphql';
import type { Instant } from '#kernel';
import type { Segment } from '../customer/customer.events.js';
import type { CustomerView, DeviceView, ErasureView, LegalHoldView } from '../customer/view/customer.view.js';
import { ErasureStatusEnum, SegmentEnum } from './enums.js';

@ObjectType({ description: 'A device of a customer.' })
export class CustomerDevice implements DeviceView {
  @Field(() => String, { description: 'Serial number of the device.' })
  readonly serial: string;

  @Field(() => DateTime, { description: 'When the device was added to the devices of the customer.' })
  readonly addedAt: Instant;
}

@ObjectType({ description: 'A legal hold: none of the data of the customer can be erased while it is in place.' })
export class LegalHold implements LegalHoldView {
  @Field(() => String, { nullable: true, description: 'Why the data must be kept. Null if you may not see it.' })
  readonly reason?: string;

  @Field(() => DateTime, { description: 'When the hold was placed.' })
  readonly placedAt: Instant;

  @Field(() => ID, { description: 'Id of the privacy officer who placed the hold.' })
  readonly placedBy: string;
}

@ObjectType({ description: 'The erasure of all personal data of a customer, asked for or carried out.' })
export class CustomerErasure implements ErasureView {
  @Field(() => ErasureStatusEnum, { description: 'How far the erasure is.' })
  readonly status: ErasureView['status'];

  @Field(() => DateTime, { description: 'When the erasure was asked for.' })
  readonly requestedAt: Instant;

  @Field(() => String, {
    nullable: true,
    description:
      'Why the erasure was asked for. Null if no reason was given, if you may not see it, or once it is erased ' +
      'itself.',
  })
  readonly reason?: string;

  @Field(() => DateTime, { nullable: true, description: 'When the personal data were erased. Null until then.' })
  readonly erasedAt?: Instant;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the certificate of what was erased; the query `erasures` has the certificate. Null until the data ' +
      'are erased.',
  })
  readonly certificateId?: string;
}

@ObjectType({
  description:
    'A customer. The support desk sees personal fields only while the identity of the customer is verified ' +
    'on an open case; otherwise they are null.',
})
export class Customer implements CustomerView {
  @Field(() => ID, { description: 'Id of the customer: as another system gave it, or minted here.' })
  readonly id: string;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When the customer was registered. Null if nobody registered them here, as for a customer who is known ' +
      'from cases only.',
  })
  readonly registeredAt?: Instant;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the customer. Null if you may not see it: the support desk sees it only while the identity of ' +
      'the customer is verified on an open case. Null once the personal data are erased, too.',
  })
  readonly name?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Telephone number in E.164 format: `+861055500142`. Null if you may not see it: the support desk sees it ' +
      'only while the identity of the customer is verified on an open case. Null once the personal data are ' +
      'erased, too.',
  })
  readonly phone?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'E-mail address of the customer. Null if you may not see it: the support desk sees it only while the ' +
      'identity of the customer is verified on an open case. Null once the personal data are erased, too.',
  })
  readonly email?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Region that the customer lives in, as an ISO 3166 code: `HK`, `CN-BJ`. Null if unknown, or if you may ' +
      'not see it.',
  })
  readonly region?: string;

  @Field(() => SegmentEnum, {
    nullable: true,
    description: 'Kind of customer. Null if unknown, or if you may not see it.',
  })
  readonly segment?: Segment;

  @Field(() => String, {
    nullable: true,
    description:
      'Language in which the customer wants to be served, as a BCP 47 tag: `zh-Hans`. Null if unknown, or if ' +
      'you may not see it.',
  })
  readonly language?: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'Codes of what the customer needs to be served: `relay-service`, `large-print`. Null if you may not see ' +
      'it: the support desk sees it only while the identity of the customer is verified on an open case. Null ' +
      'once the personal data are erased, too.',
  })
  readonly accessibility?: readonly string[];

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the channel by which the customer prefers to be reached: `email`. Null if there is none, or if ' +
      'you may not see it.',
  })
  readonly preferredChannel?: string;

  @Field(() => [CustomerDevice], { description: 'Devices of the customer, in the order in which they were added.' })
  readonly devices: readonly CustomerDevice[];

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the customer that this record was merged into; this record takes no more commands. Null if it was ' +
      'not merged.',
  })
  readonly mergedInto?: string;

  @Field(() => [ID], { description: 'Ids of the records that were merged into this one.' })
  readonly absorbed: readonly string[];

  @Field(() => LegalHold, {
    nullable: true,
    description: 'Legal hold on the data of the customer. Null if there is none, or if you may not see it.',
  })
  readonly legalHold?: LegalHold;

  @Field(() => CustomerErasure, {
    nullable: true,
    description:
      'Latest erasure of the personal data of the customer. Null if none was asked for, or if you may not see ' + 'it.',
  })
  readonly erasure?: CustomerErasure;

  @Field(() => DateTime, { description: 'When the last event of the customer happened.' })
  readonly updatedAt: Instant;

  readonly origin: CustomerView['origin'];

  @Field(() => Int, {
    description:
      'Revision of the last event of the customer, from 0. Send it as `expectedRevision` with a command that ' +
      'builds on what you see.',
  })
  readonly revision: number;

  @Field(() => Position, { description: 'Position of the last event of the customer in the log of all events.' })
  readonly position: string;

  /** F4: whether the identity is verified on an open case of this customer. The access rules depend on it. */
  readonly isIdentityVerified: boolean;
}

@ObjectType({ description: 'A page of customers.' })
export class CustomerConnection extends connectionType(Customer) {}

import { Field, InputType, Int } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { BooleanField, DateTimeField, EnumField, NamesField, NestedField, OriginEnum } from '#graphql';
import type { Instant, Origin, Tier } from '#kernel';
import { AwaitedPartyEnum, CaseStatusEnum, PriorityEnum } from '../api/enums.js';
import type { AwaitedParty, Priority } from '../case/case.events.js';
import type { CaseStatus } from '../case/case.standing.js';
import type { CaseFilter, InstantRange } from './case-filter.js';

@InputType({ description: 'From inclusive, before exclusive.' })
export class InstantRangeInput implements InstantRange {
  @DateTimeField({ nullable: true })
  readonly from?: Instant;

  @DateTimeField({ nullable: true })
  readonly before?: Instant;
}

@InputType({ description: 'Everything given must hold; of a list, any one value. Null in a list stands for none.' })
export class CaseFilterInput implements CaseFilter {
  @EnumField(CaseStatusEnum, { nullable: true, list: true })
  readonly status?: readonly CaseStatus[];

  @EnumField(AwaitedPartyEnum, { nullable: true, list: true })
  readonly awaitedParty?: readonly AwaitedParty[];

  @EnumField(PriorityEnum, { nullable: true, list: true })
  readonly priority?: readonly Priority[];

  @Field(() => [Int], { nullable: true })
  @IsOptional()
  @IsIn([1, 2, 3], { each: true })
  readonly tier?: readonly Tier[];

  @NamesField({ orNone: true })
  readonly queue?: readonly (string | null)[];

  @NamesField({ orNone: true })
  readonly assignee?: readonly (string | null)[];

  @NamesField()
  readonly category?: readonly string[];

  @NamesField({ orNone: true })
  readonly subcategory?: readonly (string | null)[];

  @NamesField()
  readonly channel?: readonly string[];

  @NamesField()
  readonly language?: readonly string[];

  @NamesField()
  readonly region?: readonly string[];

  @NamesField({ orNone: true })
  readonly customerId?: readonly (string | null)[];

  @NamesField({ orNone: true })
  readonly deviceSerial?: readonly (string | null)[];

  @EnumField(OriginEnum, { nullable: true, list: true })
  readonly origin?: readonly Origin[];

  @BooleanField({ nullable: true, description: 'False leaves closed cases only.' })
  readonly isOpen?: boolean;

  @BooleanField({ nullable: true })
  readonly escalationPending?: boolean;

  @NestedField(() => InstantRangeInput, { nullable: true })
  readonly openedAt?: InstantRangeInput;

  @NestedField(() => InstantRangeInput, { nullable: true })
  readonly updatedAt?: InstantRangeInput;

  @NestedField(() => InstantRangeInput, { nullable: true })
  readonly closedAt?: InstantRangeInput;
}

import { InputType } from '@nestjs/graphql';
import { CodeField, EnumField } from '#graphql';
import { CaseCommandInput } from '../../api/case-command.input.js';
import { CloseCaseGroundEnum } from '../../api/enums.js';
import type { ClosingGround } from '../case.events.js';

@InputType()
export class CloseCaseInput extends CaseCommandInput {
  @CodeField()
  readonly code: string;

  @CodeField({ nullable: true })
  readonly cause?: string;

  @EnumField(CloseCaseGroundEnum)
  readonly ground: Exclude<ClosingGround, 'unrecorded'>;
}

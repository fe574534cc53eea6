import { InputType } from '@nestjs/graphql';
import { Matches } from 'class-validator';
import { CodeField, EmailField, TextField } from '#graphql';

@InputType()
export class ContactInput {
  @TextField({ nullable: true, longest: 200 })
  readonly name?: string;

  @TextField({ nullable: true, longest: 40 })
  @Matches(/^[+\d][\d ().-]*$/, { message: '$property must be a telephone number' })
  readonly phone?: string;

  @EmailField({ nullable: true })
  readonly email?: string;
}

@InputType()
export class SnapshotInput {
  @CodeField({ nullable: true })
  readonly deviceModel?: string;

  @CodeField({ nullable: true })
  readonly osVersion?: string;

  @CodeField({ nullable: true })
  readonly appVersion?: string;
}

import { InputType } from '@nestjs/graphql';
import { Matches } from 'class-validator';
import { CodeField, EmailField, TextField } from '#graphql';

@InputType({ description: 'How to reach the person who got in touch. It verifies nothing.' })
export class ContactInput {
  @TextField({ nullable: true, longest: 200, description: 'Name, as the person stated it.' })
  readonly name?: string;

  @TextField({ nullable: true, longest: 40, description: 'Telephone number: digits, blanks and `+().-`.' })
  @Matches(/^[+\d][\d ().-]*$/, { message: '$property must be a telephone number' })
  readonly phone?: string;

  @EmailField({ nullable: true, description: 'E-mail address.' })
  readonly email?: string;
}

@InputType({ description: 'What the support app collected about a device before the first contact.' })
export class SnapshotInput {
  @CodeField({ nullable: true, description: 'Model code of the device.' })
  readonly deviceModel?: string;

  @CodeField({ nullable: true, description: 'Version of the operating system of the device.' })
  readonly osVersion?: string;

  @CodeField({ nullable: true, description: 'Version of the support app.' })
  readonly appVersion?: string;
}

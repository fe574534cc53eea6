import { InputType } from '@nestjs/graphql';
import { CodeField, RevisedCommandInput } from '#graphql';

/** Fields of every command on a customer's record. */
@InputType({ isAbstract: true })
export abstract class CustomerCommandInput extends RevisedCommandInput {
  @CodeField({ isId: true, description: 'Id of the customer that the command is for.' })
  readonly customerId: string;
}

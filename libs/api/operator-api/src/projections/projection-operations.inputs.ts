import { ArgsType, InputType } from '@nestjs/graphql';
import { IntField, largestPage, TextField } from '#graphql';

@ArgsType()
export class LatestJobsArgs {
  @IntField({ min: 1, max: largestPage, defaultValue: 20, description: 'Number of jobs to return, the latest ones.' })
  readonly first: number;
}

@InputType({ description: 'A read model, by its name.' })
export class ProjectionInput {
  @TextField({ longest: 200, description: 'Name of the read model, as the query `projections` lists it: `cases`.' })
  readonly projection: string;
}

@InputType({ description: 'Input of the mutation `retryParked`.' })
export class RetryParkedInput extends ProjectionInput {
  @TextField({
    isId: true,
    longest: 500,
    nullable: true,
    description: 'Only events that are parked under this key; all keys if omitted.',
  })
  readonly key?: string;
}

import { ArgsType, InputType } from '@nestjs/graphql';
import { IntField, largestPage, TextField } from '#graphql';

@ArgsType()
export class LatestJobsArgs {
  @IntField({ min: 1, max: largestPage, defaultValue: 20, description: 'At most 100.' })
  readonly first: number;
}

@InputType()
export class ProjectionInput {
  @TextField({ longest: 200, description: 'Its name.' })
  readonly projection: string;
}

@InputType()
export class RetryParkedInput extends ProjectionInput {
  @TextField({
    longest: 500,
    nullable: true,
    description: 'What is parked under this key alone; everything without it.',
  })
  readonly key?: string;
}

import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { Caller } from '#graphql';
import { type Projection, rebuildRequests, requestRebuild, requestRetry, requestVerification } from '#projections';
import { Operated } from '../operated.js';
import { unknown } from '../operator-refusals.js';
import type { ProjectionInput, RetryParkedInput } from './projection-operations.inputs.js';
import {
  type ProjectionJob,
  projectionJobOf,
  type ProjectionJobPayload,
  type RetryParkedPayload,
} from './projection-job.types.js';

/** Requests of operators on read models. They are stored as rows that workers pick up. */
@Injectable()
export class ProjectionOperations {
  constructor(
    private readonly pool: Pool,
    private readonly operated: Operated,
  ) {}

  /** Returns the latest rebuilds and verifications, newest first. */
  async jobs(limit: number): Promise<ProjectionJob[]> {
    return (await rebuildRequests(this.pool, limit)).map(projectionJobOf);
  }

  async retryParked({ projection: name, key }: RetryParkedInput): Promise<RetryParkedPayload> {
    const projection = this.projectionNamed(name);
    if (!projection) return { keys: 0, userErrors: [unknown('PROJECTION_UNKNOWN', 'projection')] };
    return { keys: await requestRetry(this.pool, projection, key), userErrors: [] };
  }

  rebuild(input: ProjectionInput, caller: Caller): Promise<ProjectionJobPayload> {
    return this.request(requestRebuild, input, caller);
  }

  verify(input: ProjectionInput, caller: Caller): Promise<ProjectionJobPayload> {
    return this.request(requestVerification, input, caller);
  }

  private async request(
    ask: typeof requestRebuild,
    { projection: name }: ProjectionInput,
    { actor }: Caller,
  ): Promise<ProjectionJobPayload> {
    const projection = this.projectionNamed(name);
    if (!projection) return { userErrors: [unknown('PROJECTION_UNKNOWN', 'projection')] };
    return { job: projectionJobOf(await ask(this.pool, projection, actor.id)), userErrors: [] };
  }

  private projectionNamed(name: string): Projection | undefined {
    return this.operated.projections.find((known) => known.name === name);
  }
}

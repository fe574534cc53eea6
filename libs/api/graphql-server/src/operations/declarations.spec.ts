import 'reflect-metadata';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { DeclaredReads } from '../reading/declared-reads.js';
import { Reads } from '#graphql';
import { Operations } from './operations.js';

@Resolver()
class DecidedResolver {
  @Reads()
  @Query(() => String)
  decided(): string {
    return '';
  }

  @Mutation(() => String)
  changed(): string {
    return '';
  }
}

@Resolver()
class ForgetfulResolver {
  @Query(() => String)
  forgotten(): string {
    return '';
  }
}

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

const start = async (...resolvers: Type[]) => {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [Operations, DeclaredReads, ...resolvers],
  }).compile();
  close = () => module.close();
  await module.init();
};

describe('a query without @Reads', () => {
  it('prevents the service from starting, and is named', async () => {
    await expect(start(DecidedResolver, ForgetfulResolver)).rejects.toThrow('need the decorator @Reads: forgotten');
  });

  it('is not found if every query has it', async () => {
    await expect(start(DecidedResolver)).resolves.toBeUndefined();
  });
});

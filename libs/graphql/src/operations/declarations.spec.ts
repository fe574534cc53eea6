import 'reflect-metadata';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { Allow } from '../auth/allow.js';
import { DenyByDefault } from '../auth/deny-by-default.js';
import { DeclaredReads } from '../reading/declared-reads.js';
import { Reads } from '../reading/reads.js';
import { Operations } from './operations.js';

@Resolver()
class DecidedResolver {
  @Allow('agent')
  @Reads()
  @Query(() => String)
  decided(): string {
    return '';
  }

  @Allow('agent')
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

const start = async (...providers: Type[]) => {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [Operations, ...providers],
  }).compile();
  close = () => module.close();
  await module.init();
};

describe.each<[string, Type, string]>([
  ['who may call it', DenyByDefault, 'who may call them: forgotten'],
  ['what it reads', DeclaredReads, 'what they read: forgotten'],
])('a query that does not say %s', (_what, Check, named) => {
  it('keeps the service from starting, and is named', async () => {
    await expect(start(Check, DecidedResolver, ForgetfulResolver)).rejects.toThrow(named);
  });

  it('is not found where every one does', async () => {
    await expect(start(Check, DecidedResolver)).resolves.toBeUndefined();
  });
});

import 'reflect-metadata';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DiscoveryModule } from '@nestjs/core';
import { Query, Resolver } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { Allow } from './allow.js';
import { DenyByDefault } from './deny-by-default.js';

@Resolver()
class DecidedResolver {
  @Allow('agent')
  @Query(() => String)
  decided(): string {
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

const start = async (...resolvers: (new () => object)[]) => {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [DenyByDefault, ...resolvers],
  }).compile();
  close = () => module.close();
  await module.init();
};

describe('an operation that does not say who may call it', () => {
  it('keeps the service from starting, and is named', async () => {
    await expect(start(DecidedResolver, ForgetfulResolver)).rejects.toThrow('who may call them: forgotten');
  });

  it('is not found where every one does', async () => {
    await expect(start(DecidedResolver)).resolves.toBeUndefined();
  });
});

import 'reflect-metadata';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Args, ArgsType, Field, ID, InputType, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Test } from '@nestjs/testing';
import { type ReadModel, Reads, TextField } from '#graphql';
import { Operations } from './operations.js';
import { DeclaredInputs } from './declared-inputs.js';

@InputType()
class LineInput {
  @TextField()
  readonly line: string;
}

@InputType()
class NamedLineInput extends LineInput {}

@ArgsType()
class LineArgs extends NamedLineInput {}

@InputType()
class UncheckedInput {
  @Field(() => String)
  readonly line: string;
}

interface AnyInput {
  readonly line: string;
}

const lines: ReadModel = { name: 'lines', categories: ['line'] };

@Resolver()
class CheckedResolver {
  @Reads(lines)
  @Query(() => String)
  line(@Args() args: LineArgs, @Args('nth') nth: number): string {
    return `${args.line} ${nth}`;
  }

  @Reads(lines)
  @Query(() => String)
  newest(): string {
    return '';
  }

  @Mutation(() => String)
  add(@Args('input') { line }: NamedLineInput): string {
    return line;
  }

  @ResolveField(() => String)
  greeting(@Parent() line: AnyInput, @Args('name', { type: () => ID }) name: string): string {
    return `${line.line} ${name}`;
  }
}

@Resolver()
class UncheckedResolver {
  @Mutation(() => String)
  any(@Args('input', { type: () => LineInput }) input: AnyInput): string {
    return input.line;
  }

  @Mutation(() => String)
  many(@Args('input', { type: () => [LineInput] }) input: LineInput[]): string {
    return `${input.length}`;
  }

  @Mutation(() => String)
  bare(@Args('input') input: UncheckedInput): string {
    return input.line;
  }

  @ResolveField(() => String)
  field(@Args('input', { type: () => LineInput }) input: AnyInput): string {
    return input.line;
  }
}

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

const start = async (...resolvers: Type[]) => {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [Operations, DeclaredInputs, ...resolvers],
  }).compile();
  close = () => module.close();
  await module.init();
};

const refusal = (names: string) =>
  `These resolvers have an input that is not validated: ${names}. Its type must be a class with validators`;

describe('an input that is not validated', () => {
  it('prevents the service from starting: an interface, an array, or a class without validators', async () => {
    const names = ['any', 'many', 'bare', 'field'].map((name) => `UncheckedResolver.${name}`);
    await expect(start(CheckedResolver, UncheckedResolver)).rejects.toThrow(refusal(names.join(', ')));
  });

  it('may be one without metadata of its type', async () => {
    class PlainResolver {
      add(input: AnyInput): string {
        return input.line;
      }
    }
    const descriptor = Object.getOwnPropertyDescriptor(PlainResolver.prototype, 'add') ?? {};
    Args('input', { type: () => LineInput })(PlainResolver.prototype, 'add', 0);
    Mutation(() => String)(PlainResolver.prototype, 'add', descriptor);
    Resolver()(PlainResolver);
    await expect(start(PlainResolver)).rejects.toThrow(refusal('PlainResolver.add'));
  });

  it('is found in an inherited method of a resolver', async () => {
    @Resolver()
    class InheritingResolver extends UncheckedResolver {}
    await expect(start(InheritingResolver)).rejects.toThrow('InheritingResolver.any');
  });
});

describe('an input that is validated', () => {
  it('is a class with validators, its own or inherited, or a scalar', async () => {
    await expect(start(CheckedResolver)).resolves.toBeUndefined();
  });
});

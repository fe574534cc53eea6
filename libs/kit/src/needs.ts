import type { FactoryProvider, InjectionToken } from '@nestjs/common';

/** A class by which Nest finds an instance: concrete, or abstract as ports are. */
export type Token<Instance = unknown> = abstract new (...args: never[]) => Instance;

/** The instances of these classes, in their order. */
export type Injected<Needs extends readonly Token[]> = {
  readonly [N in keyof Needs]: Needs[N] extends Token<infer Instance> ? Instance : never;
};

/** Something that is made once the application runs, of what it needs there. */
export interface Needing<Result, Needs extends readonly Token[] = readonly Token[]> {
  readonly needs: Needs;
  readonly with: (...needs: Injected<Needs>) => Result;
}

/** `needing([CaseReader], (cases) => …)`, with the types of the instances. */
export const needing = <Result, const Needs extends readonly Token[]>(
  needs: Needs,
  make: (...instances: Injected<Needs>) => Result,
): Needing<Result> => ({ needs, with: make as Needing<Result>['with'] });

/** The Nest provider that makes it. */
export const providerOf = <Result>(
  provide: InjectionToken,
  { needs, with: make }: Needing<Result>,
): FactoryProvider => ({
  provide,
  inject: [...needs] as InjectionToken[],
  useFactory: make,
});

import type { FactoryProvider, InjectionToken } from '@nestjs/common';

/** A class that Nest can inject: concrete, or abstract as ports are. */
export type Token<Instance = unknown> = abstract new (...args: never[]) => Instance;

/** Instances of these classes, in the same order. */
export type Injected<Needs extends readonly Token[]> = {
  readonly [N in keyof Needs]: Needs[N] extends Token<infer Instance> ? Instance : never;
};

/** A factory with the classes that must be injected into it. */
export interface Needing<Result, Needs extends readonly Token[] = readonly Token[]> {
  readonly needs: Needs;
  readonly with: (...needs: Injected<Needs>) => Result;
}

/** Creates a factory with typed needs: `needing([CaseReader], (cases) => …)`. */
export const needing = <Result, const Needs extends readonly Token[]>(
  needs: Needs,
  make: (...instances: Injected<Needs>) => Result,
): Needing<Result> => ({ needs, with: make as Needing<Result>['with'] });

/** Returns the Nest provider of a factory. */
export const providerOf = <Result>(
  provide: InjectionToken,
  { needs, with: make }: Needing<Result>,
): FactoryProvider => ({
  provide,
  inject: [...needs] as InjectionToken[],
  useFactory: make,
});

import { type GraphQLSchema, isObjectType } from 'graphql';
import type { TokenRole } from '../expectations.js';

interface Witnesses {
  readonly given: Set<TokenRole>;
  readonly withheld: Set<TokenRole>;
}

/**
 * What each role was and was not given of each field, at each place of each answer, so that "not given" counts only
 * where somebody else was given something at the very same place.
 */
export class FieldWatch {
  private readonly places = new Map<string, Map<string, Witnesses>>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** @param place names the question, alike for all who ask it. */
  see(role: TokenRole, place: string, value: unknown): void {
    if (Array.isArray(value)) {
      value.forEach((item, nth) => this.see(role, `${place}.${nth}`, item));
    } else if (typeof value === 'object' && value !== null && '__typename' in value) {
      this.seeObject(role, place, value as Record<string, unknown>);
    }
  }

  private seeObject(role: TokenRole, place: string, { __typename: name, ...fields }: Record<string, unknown>): void {
    if (!isObjectType(this.schema.getType(String(name)))) return;
    for (const [field, value] of Object.entries(fields)) {
      const { given, withheld } = this.witnesses(`${String(name)}.${field}`, place);
      (isEmpty(value) ? withheld : given).add(role);
      this.see(role, `${place}.${field}`, value);
    }
  }

  private witnesses(coordinate: string, place: string): Witnesses {
    const places = this.places.get(coordinate) ?? new Map<string, Witnesses>();
    this.places.set(coordinate, places);
    const witnesses = places.get(place) ?? { given: new Set(), withheld: new Set() };
    places.set(place, witnesses);
    return witnesses;
  }

  private all(coordinate: string): Witnesses[] {
    return [...(this.places.get(coordinate)?.values() ?? [])];
  }

  /** Whether the role got a value of the field anywhere. */
  wasGiven(role: TokenRole, coordinate: string): boolean {
    return this.all(coordinate).some(({ given }) => given.has(role));
  }

  /** Whether the role got nothing of the field where another got a value. */
  wasMasked(role: TokenRole, coordinate: string): boolean {
    return this.all(coordinate).some(({ given, withheld }) => withheld.has(role) && given.size > 0);
  }

  /** Whether the role was answered an object that has the field. */
  wasReached(role: TokenRole, coordinate: string): boolean {
    return this.all(coordinate).some(({ given, withheld }) => given.has(role) || withheld.has(role));
  }
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

import { type GraphQLSchema, isObjectType } from 'graphql';
import type { TokenRole } from '../expectations.js';

interface Witnesses {
  readonly given: Set<TokenRole>;
  readonly withheld: Set<TokenRole>;
}

/**
 * Records which role got a value of which field at which place of which response. A field counts as withheld only if
 * another role got a value at the same place.
 */
export class FieldWatch {
  private readonly places = new Map<string, Map<string, Witnesses>>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** @param place name of the question, the same for all roles */
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

  /** Returns whether the role got a value of the field anywhere. */
  wasGiven(role: TokenRole, coordinate: string): boolean {
    return this.all(coordinate).some(({ given }) => given.has(role));
  }

  /** Returns whether the role got no value of the field where another role got one. */
  wasMasked(role: TokenRole, coordinate: string): boolean {
    return this.all(coordinate).some(({ given, withheld }) => withheld.has(role) && given.size > 0);
  }

  /** Returns whether the role got an object with the field. */
  wasReached(role: TokenRole, coordinate: string): boolean {
    return this.all(coordinate).some(({ given, withheld }) => given.has(role) || withheld.has(role));
  }
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);

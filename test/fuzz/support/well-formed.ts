import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Dice } from '../../../libs/analysis/demo/src/dice.js';
import { type FuzzRequest, type GeneratedOperation, requestOf } from './fuzz-request.js';
import { type Known, valueOf } from './generated-values.js';

type Kind = 'query' | 'mutation' | 'subscription';
const kinds: readonly { readonly kind: Kind; readonly weight: number }[] = [
  { kind: 'query', weight: 12 },
  { kind: 'mutation', weight: 7 },
  { kind: 'subscription', weight: 1 },
];

type Composite = GraphQLObjectType | GraphQLInterfaceType;
type AnyField = GraphQLField<unknown, unknown>;

const deepest = 6;
const mostFields = 120;

/** Writes operations that conform to a schema. Their values may be odd. */
export class OperationWriter {
  private variables: Record<string, unknown> = {};
  private declared: string[] = [];
  private fragments: string[] = [];
  private fields = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly known: Known,
    private readonly dice: Dice,
    private readonly oddity: number,
  ) {}

  operation(kind: Kind): GeneratedOperation {
    const root = { query: this.schema.getQueryType(), mutation: this.schema.getMutationType() };
    const type = kind === 'subscription' ? this.schema.getSubscriptionType() : root[kind];
    if (!type) throw new Error(`The schema has no ${kind}`);
    const all = Object.values(type.getFields()) as AnyField[];
    const count = kind === 'query' ? this.dice.pick([1, 1, 1, 1, 1, 1, 2, 3]) : 1;
    const asked = Array.from({ length: count }, (_, n) => `f${n}: ${this.field(this.dice.pick(all), 1)}`);
    const declared = this.declared.length > 0 ? ` (${this.declared.join(', ')})` : '';
    const query = `${kind} Fuzz${declared} { ${asked.join(' ')} } ${this.fragments.join(' ')}`;
    return { query, variables: this.variables, operationName: 'Fuzz' };
  }

  private field(field: AnyField, depth: number): string {
    this.fields += 1;
    const type = getNamedType(field.type);
    const args = field.args.filter((arg) => isNonNullType(arg.type) || this.dice.chance(0.5));
    const written = args.length > 0 ? `(${args.map((arg) => this.argument(arg)).join(', ')})` : '';
    const below = isObjectType(type) || isInterfaceType(type) ? ` ${this.selection(type, depth + 1)}` : '';
    return `${field.name}${written}${this.directive()}${below}`;
  }

  private argument({ name, type }: GraphQLArgument): string {
    const variable = `v${this.declared.length}`;
    this.declared.push(`$${variable}: ${type.toString()}`);
    this.variables[variable] = valueOf(this.dice, type, this.known, this.oddity);
    return `${name}: $${variable}`;
  }

  private directive(): string {
    return this.dice.chance(0.04) ? ` @${this.dice.pick(['include', 'skip'])}(if: ${this.dice.chance(0.5)})` : '';
  }

  private selection(type: Composite, depth: number): string {
    const all = Object.values(type.getFields()) as AnyField[];
    const isLast = depth >= deepest || this.fields > mostFields;
    const asked = all.filter((field) =>
      isLeafType(getNamedType(field.type)) ? this.dice.chance(0.5) : !isLast && this.dice.chance(0.3),
    );
    const written = ['__typename', ...asked.map((field) => this.field(field, depth))].join(' ');
    return this.dice.chance(0.08) ? `{ ${this.spread(type, written)} }` : `{ ${written} }`;
  }

  private spread(type: Composite, selection: string): string {
    if (this.dice.chance(0.5)) return `... on ${type.name} { ${selection} }`;
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type.name} { ${selection} }`);
    return `...${name}`;
  }
}

/** An operation with valid values. */
export const wellFormed = (schema: GraphQLSchema, known: Known, dice: Dice): FuzzRequest => {
  const { kind } = dice.pickByWeight(kinds);
  const operation = new OperationWriter(schema, known, dice, 0).operation(kind);
  return requestOf(`a well-formed ${kind}`, operation, kind === 'subscription' ? undefined : 'answer');
};

/** An operation whose values may be anything. */
export const oddlyValued = (schema: GraphQLSchema, known: Known, dice: Dice): FuzzRequest => {
  const { kind } = dice.pickByWeight(kinds);
  const oddity = dice.pick([0.05, 0.2, 0.6]);
  return requestOf(`a ${kind} with odd values`, new OperationWriter(schema, known, dice, oddity).operation(kind));
};

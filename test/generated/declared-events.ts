import ts from 'typescript';

/** The fields of an event's data as declared: `{ agentId: 'string', 'reason?': 'string' }`. */
export type DeclaredFields = Readonly<Record<string, string>>;

/**
 * What the compiler knows of the data of each event of a union, by the event's name. Aliases are resolved and members are in
 * the order of the alphabet, so that equal types read the same however they are written.
 * @param file Exports the union.
 */
export const declaredEvents = (file: string, union: string): Readonly<Record<string, DeclaredFields>> => {
  const program = ts.createProgram([file], compilerOptions());
  const types = new Types(program.getTypeChecker());
  return Object.fromEntries(
    types.membersOf(types.exportedBy(program.getSourceFile(file), union)).map((event) => {
      const name = types.property(event, 'type');
      if (!name.isStringLiteral()) throw new Error(`${union} holds an event without a name`);
      return [name.value, types.fieldsOf(types.property(event, 'data'))];
    }),
  );
};

const compilerOptions = (): ts.CompilerOptions => {
  const { config } = ts.readConfigFile('tsconfig.json', (file) => ts.sys.readFile(file)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, process.cwd());
  return { ...options, types: [] };
};

class Types {
  constructor(private readonly checker: ts.TypeChecker) {}

  exportedBy(file: ts.SourceFile | undefined, name: string): ts.Type {
    const module = file && this.checker.getSymbolAtLocation(file);
    const found = module && this.checker.getExportsOfModule(module).find((symbol) => symbol.name === name);
    if (!found) throw new Error(`${file?.fileName ?? 'A file that is not there'} exports no ${name}`);
    return this.checker.getDeclaredTypeOfSymbol(found);
  }

  membersOf(type: ts.Type): readonly ts.Type[] {
    return type.isUnion() ? type.types : [type];
  }

  property(type: ts.Type, name: string): ts.Type {
    const symbol = type.getProperty(name);
    if (!symbol) throw new Error(`${this.checker.typeToString(type)} has no ${name}`);
    return this.checker.getTypeOfSymbol(symbol);
  }

  fieldsOf(type: ts.Type): DeclaredFields {
    const fields = type.getProperties().map((symbol): [string, string] => {
      const isOptional = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
      return [isOptional ? `${symbol.name}?` : symbol.name, this.textOf(this.checker.getTypeOfSymbol(symbol))];
    });
    return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** `undefined` says no more than that a field is optional. */
  private textOf(type: ts.Type): string {
    if (this.isPrimitive(type)) return this.checker.typeToString(type);
    if (type.isUnion()) {
      const members = type.types
        .filter(({ flags }) => !(flags & ts.TypeFlags.Undefined))
        .map((each) => this.textOf(each));
      return [...new Set(members)].sort().join(' | ');
    }
    if (this.checker.isArrayType(type)) {
      const [item] = this.checker.getTypeArguments(type as ts.TypeReference);
      return `(${this.textOf(item)})[]`;
    }
    const fields = Object.entries(this.fieldsOf(type)).map(([name, text]) => `${name}: ${text}`);
    return `{ ${fields.join('; ')} }`;
  }

  /** Boolean is a union to the compiler, and no alias hides behind a literal. */
  private isPrimitive({ flags }: ts.Type): boolean {
    const { StringLike, NumberLike, BooleanLike, BigIntLike, Null, Undefined } = ts.TypeFlags;
    return (flags & (StringLike | NumberLike | BooleanLike | BigIntLike | Null | Undefined)) !== 0;
  }
}

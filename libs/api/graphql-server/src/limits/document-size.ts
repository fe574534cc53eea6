import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Size of an operation with its fragments expanded. */
export interface DocumentSize {
  readonly depth: number;
  readonly aliases: number;
  readonly directives: number;
  readonly rootFields: number;
  readonly fields: number;
}

type SelectionSize = DocumentSize;

const nothing: SelectionSize = { depth: 0, aliases: 0, directives: 0, rootFields: 0, fields: 0 };

/**
 * Returns the maximum of each measure over all operations of a document. Runs in linear time, even if nested fragments
 * would expand exponentially. A cycle of fragments, which validation rejects later, counts once.
 */
export const sizeOf = (document: DocumentNode): DocumentSize => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const sizes = new FragmentSizes(fragments);
  return document.definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .map((operation) => withDirectives(operation.directives?.length, sizes.ofSet(operation.selectionSet)))
    .reduce(larger, nothing);
};

class FragmentSizes {
  private readonly known = new Map<string, SelectionSize>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  ofSet(set: SelectionSetNode | undefined): SelectionSize {
    return (set?.selections ?? []).map((selection) => this.of(selection)).reduce(sum, nothing);
  }

  private of(selection: SelectionNode): SelectionSize {
    const below =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? this.ofFragment(selection.name.value)
        : this.ofSet(selection.selectionSet);
    const size = withDirectives(selection.directives?.length, { ...below, depth: below.depth + 1 });
    if (selection.kind !== Kind.FIELD) return size;
    const aliases = size.aliases + (selection.alias ? 1 : 0);
    return { ...size, aliases, rootFields: 1, fields: size.fields + 1 };
  }

  private ofFragment(name: string): SelectionSize {
    const known = this.known.get(name);
    if (known) return known;
    this.known.set(name, nothing); // ends cycles
    const fragment = this.fragments.get(name);
    const size = withDirectives(fragment?.directives?.length, this.ofSet(fragment?.selectionSet));
    this.known.set(name, size);
    return size;
  }
}

const withDirectives = (count: number | undefined, size: SelectionSize): SelectionSize => ({
  ...size,
  directives: size.directives + (count ?? 0),
});

const sum = (left: SelectionSize, right: SelectionSize): SelectionSize => ({
  depth: Math.max(left.depth, right.depth),
  aliases: left.aliases + right.aliases,
  directives: left.directives + right.directives,
  rootFields: left.rootFields + right.rootFields,
  fields: left.fields + right.fields,
});

const larger = (left: DocumentSize, right: DocumentSize): DocumentSize => ({
  depth: Math.max(left.depth, right.depth),
  aliases: Math.max(left.aliases, right.aliases),
  directives: Math.max(left.directives, right.directives),
  rootFields: Math.max(left.rootFields, right.rootFields),
  fields: Math.max(left.fields, right.fields),
});

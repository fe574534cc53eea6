import {
  type FieldNode,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fieldReadModels, type ReadModel } from '#graphql';

type Selecting = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/** Returns the read models of all selected fields below an operation, without duplicates. */
export const selectedReads = (info: Selecting & Pick<GraphQLResolveInfo, 'fieldNodes' | 'returnType'>): ReadModel[] => {
  const found = new Set<ReadModel>();
  const { name } = getNamedType(info.returnType);
  for (const { selectionSet } of info.fieldNodes) collect(selectionSet, name, info, found);
  return [...found];
};

const collect = (
  selected: SelectionSetNode | undefined,
  type: string,
  info: Selecting,
  found: Set<ReadModel>,
): void => {
  for (const selection of selected?.selections ?? []) {
    if (!isIncluded(selection, info)) continue;
    if (selection.kind === Kind.FIELD) collectField(selection, type, info, found);
    else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, type, info, found);
    else collect(info.fragments[selection.name.value]?.selectionSet, type, info, found);
  }
};

const collectField = (
  { name, selectionSet }: FieldNode,
  type: string,
  info: Selecting,
  found: Set<ReadModel>,
): void => {
  const holder = info.schema.getType(type);
  const field = isObjectType(holder) ? holder.getFields()[name.value] : undefined;
  if (!field) return; // such as `__typename`
  for (const model of (field.extensions[fieldReadModels] ?? []) as readonly ReadModel[]) found.add(model);
  collect(selectionSet, getNamedType(field.type).name, info, found);
};

const isIncluded = (selection: SelectionNode, { variableValues }: Selecting): boolean =>
  getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.['if'] !== true &&
  getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.['if'] !== false;

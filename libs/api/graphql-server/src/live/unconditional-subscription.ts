import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/**
 * Rejects `@skip` and `@include` on the root field of a subscription, as the GraphQL specification of 2025 does. Without
 * a root field there is nothing to subscribe to, and graphql-js 16 throws.
 */
export const unconditionalSubscription: ValidationRule = (context) => ({
  OperationDefinition({ operation, selectionSet }) {
    if (operation !== OperationTypeNode.SUBSCRIPTION) return;
    const conditional = atRoot(context, selectionSet).find(({ directives = [] }) => directives.some(isCondition));
    if (!conditional) return;
    const message = 'The root field of a subscription must not have "@skip" or "@include".';
    context.reportError(new GraphQLError(message, { nodes: conditional }));
  },
});

const isCondition = ({ name }: { readonly name: { readonly value: string } }): boolean =>
  name.value === 'skip' || name.value === 'include';

/** Returns the root fields and the fragments that contain them; in a cycle, each fragment once. */
const atRoot = (
  context: ValidationContext,
  { selections }: SelectionSetNode,
  spread = new Set<string>(),
): readonly SelectionNode[] =>
  selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT) return [selection, ...atRoot(context, selection.selectionSet, spread)];
    const { value } = selection.name;
    const fragment = spread.has(value) ? undefined : context.getFragment(value);
    spread.add(value);
    return fragment ? [selection, ...atRoot(context, fragment.selectionSet, spread)] : [selection];
  });

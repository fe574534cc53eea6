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
 * That the field which a subscription is about is not left to `@skip` or `@include`, as GraphQL has it since 2025: with none
 * left there is nothing to subscribe to, and graphql-js 16 fails at it.
 */
export const unconditionalSubscription: ValidationRule = (context) => ({
  OperationDefinition({ operation, selectionSet }) {
    if (operation !== OperationTypeNode.SUBSCRIPTION) return;
    const conditional = atRoot(context, selectionSet).find(({ directives = [] }) => directives.some(isCondition));
    if (!conditional) return;
    const message = 'What a subscription is about must not depend on "@skip" or "@include".';
    context.reportError(new GraphQLError(message, { nodes: conditional }));
  },
});

const isCondition = ({ name }: { readonly name: { readonly value: string } }): boolean =>
  name.value === 'skip' || name.value === 'include';

/** Its fields and the fragments that they stand in; of those that go in circles, each once. */
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

import { Field, Int, ObjectType } from '@nestjs/graphql';
import { badCursor, type PageRequest } from './page.args.js';

@ObjectType({ description: 'Position of a page in its list, as Relay defines it.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether the list has entries after this page.' })
  readonly hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether the list has entries before this page.' })
  readonly hasPreviousPage: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the first entry of the page; pass it as `before` for the page before. Null if the page is empty.',
  })
  readonly startCursor?: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Cursor of the last entry of the page; pass it as `after` for the next page. Null if the page is empty.',
  })
  readonly endCursor?: string;
}

export interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** A page of a list, as Relay defines it. */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  /** Number of entries in the whole list; counted only if selected. */
  readonly totalCount: number | Promise<number>;
}

/** A page of a list: its entries in the order of the list, and whether there are more on either side. */
export interface Page<Node> {
  readonly edges: readonly Edge<Node>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export const connectionOf = <Node>(
  { edges, hasNextPage, hasPreviousPage }: Page<Node>,
  count: () => Connection<Node>['totalCount'],
): Connection<Node> => ({
  edges,
  nodes: edges.map(({ node }) => node),
  pageInfo: { hasNextPage, hasPreviousPage, startCursor: edges.at(0)?.cursor, endCursor: edges.at(-1)?.cursor },
  get totalCount() {
    return count();
  },
});

/**
 * Returns the page of the rows that a database query found behind the cursor, in the direction of the request.
 * @param found rows in that direction: one more than the page size if there are more
 */
export const pageOfFound = <Row, Node>(
  found: readonly Row[],
  { size, direction, cursor }: PageRequest,
  edgeOf: (row: Row) => Edge<Node>,
): Page<Node> => {
  const edges = found.slice(0, size).map(edgeOf);
  const [hasMore, hasBefore] = [found.length > size, cursor !== undefined];
  return direction === 'forwards'
    ? { edges, hasNextPage: hasMore, hasPreviousPage: hasBefore }
    : { edges: edges.reverse(), hasNextPage: hasBefore, hasPreviousPage: hasMore };
};

/** A part of a list by index, from 0: `from` is inclusive, `to` is exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Returns a page of an append-only list, in which the index of an entry serves as its cursor. `read` is called for the
 * entries of the page only.
 * @throws GraphQLError BAD_USER_INPUT for a cursor of another list
 */
export const pageOf = async <Node>(
  length: number,
  request: PageRequest,
  read: (stretch: Stretch) => Promise<readonly Node[]>,
): Promise<Page<Node>> => {
  const { from, to } = stretchOf(length, request);
  const nodes = from < to ? await read({ from, to }) : [];
  const edges = nodes.map((node, index) => ({ cursor: cursorOf(from + index), node }));
  return { edges, hasPreviousPage: from > 0, hasNextPage: to < length };
};

const stretchOf = (length: number, request: PageRequest): Stretch => {
  const { direction, size, cursor } = request;
  const place = cursor === undefined ? undefined : placeOf(cursor);
  if (place !== undefined && !(place < length)) throw badCursor(request);
  if (direction === 'backwards') return { from: Math.max(0, (place ?? length) - size), to: place ?? length };
  const from = (place ?? -1) + 1;
  return { from, to: Math.min(length, from + size) };
};

const cursorOf = (place: number): string => Buffer.from(`#${place}`).toString('base64url');

/** Returns the index in a cursor; NaN if it is not a cursor. */
const placeOf = (cursor: string): number =>
  Number(/^#(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1] ?? NaN);

/** Creates the base class of the connection type of a node type: `class CaseConnection extends connectionType(Case) {}`. */
export const connectionType = <Node extends object>(node: abstract new (...args: never[]) => Node) => {
  @ObjectType(`${node.name}Edge`, { description: `Entry of a page: the \`${node.name}\` and its cursor.` })
  class EdgeType implements Edge<Node> {
    @Field(() => String, {
      description: 'Opaque position of this entry in the list; pass it as `after` or `before` to page on from here.',
    })
    readonly cursor: string;

    @Field(() => node, { description: `The \`${node.name}\` at this position of the list.` })
    readonly node: Node;
  }

  @ObjectType({ isAbstract: true })
  abstract class ConnectionType implements Connection<Node> {
    @Field(() => [EdgeType], { description: 'Entries of the page with their cursors, in the order of the list.' })
    readonly edges: readonly EdgeType[];

    @Field(() => [node], { description: 'Entries of the page without cursors, in the order of the list.' })
    readonly nodes: readonly Node[];

    @Field(() => PageInfo, { description: 'Whether there are pages before and after this one.' })
    readonly pageInfo: PageInfo;

    @Field(() => Int, { description: 'Number of entries in the whole list, all pages included.' })
    readonly totalCount: Connection<Node>['totalCount'];
  }
  return ConnectionType;
};

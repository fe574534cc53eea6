/** Limits of one request: many times what a page of a front end needs, too little to keep a server busy. */
export const limits = {
  /** Size of the body of an HTTP request, in bytes. */
  body: 256 * 1024,
  /** Size of one message over graphql-ws, in bytes. */
  message: 64 * 1024,
  /** Lexical tokens of a document. */
  tokens: 4000,
  /** Levels of nested selections, fragments included. */
  depth: 20,
  aliases: 50,
  directives: 50,
  /** Queries, mutations or subscriptions in one operation. */
  rootFields: 20,
  /** Fields of an operation with its fragments expanded. */
  fields: 1000,
  /** Values in the variables, counting each entry of lists and objects. */
  variables: 2000,
  /** Points, as computed by `costOf`. */
  cost: 10_000,
} as const;

export type Limit = keyof typeof limits;

/** Time limit of an operation. */
export const longestOperationMs = 10_000;

/** What one request may ask for at most: many times what a page of a front end needs, too little to keep a server busy. */
export const limits = {
  /** Of an HTTP request, in bytes. */
  body: 256 * 1024,
  /** Of one message over graphql-ws, in bytes. */
  message: 64 * 1024,
  /** Lexical tokens of a document. */
  tokens: 4000,
  /** Levels of selections; a fragment is one too. */
  depth: 20,
  aliases: 50,
  directives: 50,
  /** Queries, mutations or subscriptions in one operation. */
  rootFields: 20,
  /** Fields of an operation, those of fragments counted wherever they are spread. */
  fields: 1000,
  /** Values in the variables, each entry of a list or object. */
  variables: 2000,
  /** Points, see `costOf`. */
  cost: 10_000,
} as const;

export type Limit = keyof typeof limits;

/** From its first field on, an operation may take so long. */
export const longestOperationMs = 10_000;

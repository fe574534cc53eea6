/** The part of a structured logger that is needed: fields, then a message. */
export interface ProjectionLog {
  readonly warn: (fields: object, message: string) => void;
  readonly error: (fields: object, message: string) => void;
}

/** Where a node of the cluster listens. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

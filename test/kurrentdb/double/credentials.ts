import type { Metadata } from '@grpc/grpc-js';
import type { Caller } from './services/node.js';
import { unauthenticated } from './wire/rpc-error.js';

export interface Credentials {
  readonly username: string;
  readonly password: string;
}

/**
 * Who calls. Where the server asks for no credentials everybody may do everything, as with `--insecure`.
 * @throws RpcError for wrong credentials
 */
export const authenticate = (required: Credentials | undefined, metadata: Metadata): Caller => {
  if (!required) return 'admin';
  const [header] = metadata.get('authorization');
  if (header === undefined) return 'anonymous';
  const [scheme = '', encoded = ''] = header.toString().split(' ');
  const given = Buffer.from(encoded, 'base64').toString();
  if (scheme.toLowerCase() !== 'basic' || given !== `${required.username}:${required.password}`)
    throw unauthenticated();
  return 'admin';
};

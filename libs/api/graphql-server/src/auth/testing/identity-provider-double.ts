import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

interface ProviderKey {
  readonly kid: string;
  readonly algorithm: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** A small OpenID Connect provider on the loopback interface, with discovery, key rotation and simulated outages. */
export class IdentityProviderDouble {
  readonly keyRequests: string[] = [];
  /** Issuer in the discovery document; the real one unless set. */
  claimedIssuer?: string;
  isDown = false;
  private readonly keys: ProviderKey[] = [];

  private constructor(
    private readonly server: Server,
    readonly issuer: string,
  ) {}

  static async start(): Promise<IdentityProviderDouble> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const provider = new IdentityProviderDouble(server, `http://127.0.0.1:${port}/realms/desk`);
    server.on('request', (request, response) => void provider.answer(request, response));
    return provider;
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve, reject) => this.server.close((error) => (error ? reject(error) : resolve())));
  }

  /** Signs tokens with a new key from now on. Former keys stay published until they are withdrawn. */
  async rotate(algorithm = 'RS256'): Promise<void> {
    const pair = await generateKeyPair(algorithm, { extractable: true });
    this.keys.unshift({ kid: `key-${this.keys.length + 1}`, algorithm, ...pair });
  }

  withdrawFormerKeys(): void {
    this.keys.splice(1);
  }

  /** Returns the current public key as a JWK in JSON. */
  async publicKey(): Promise<string> {
    return JSON.stringify(await exportJWK(this.keys[0].publicKey));
  }

  /** Returns a signed token. The second argument overrides its header. */
  token(payload: JWTPayload, { kid = this.keys[0].kid, ...header }: Record<string, string> = {}): Promise<string> {
    const [{ algorithm, privateKey }] = this.keys;
    return new SignJWT({ iss: this.issuer, aud: 'casefold', sub: 'u-1', ...payload })
      .setProtectedHeader({ alg: algorithm, kid, ...header })
      .setExpirationTime(payload.exp ?? '5 min')
      .sign(privateKey);
  }

  private async answer({ url }: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.isDown) return void response.destroy();
    if (url === '/realms/desk/.well-known/openid-configuration') {
      const issuer = this.claimedIssuer ?? this.issuer;
      return void response.end(JSON.stringify({ issuer, jwks_uri: `${this.issuer}/keys` }));
    }
    this.keyRequests.push(url ?? '');
    const keys = this.keys.map(async ({ kid, algorithm, publicKey }) => ({
      ...(await exportJWK(publicKey)),
      kid,
      alg: algorithm,
      use: 'sig',
    }));
    response.end(JSON.stringify({ keys: await Promise.all(keys) }));
  }
}

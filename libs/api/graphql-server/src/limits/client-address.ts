import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP, type Socket } from 'node:net';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly socket?: Pick<Socket, 'remoteAddress'>;
}

/** Finds the address of a client behind trusted proxies. */
export class ClientAddresses {
  private readonly trusted = new BlockList();

  /** @param trustedProxies IP addresses and networks: `10.0.0.0/8` */
  constructor(trustedProxies: readonly string[]) {
    for (const network of trustedProxies) {
      const [address, prefix] = network.split('/');
      const family = familyOf(address);
      this.trusted.addSubnet(address, Number(prefix ?? (family === 'ipv4' ? 32 : 128)), family);
    }
  }

  /**
   * Returns the last address of `X-Forwarded-For` that is not a trusted proxy; entries before it may be forged. IPv6
   * addresses are returned as their /64 network, since a client usually has all addresses in it.
   */
  of({ headers, socket }: Received): string {
    const forwarded = headers['x-forwarded-for'];
    const said = (typeof forwarded === 'string' ? forwarded : '').split(',').map((entry) => entry.trim());
    const backwards = [plain(socket?.remoteAddress ?? ''), ...said.filter((entry) => isIP(entry) > 0).reverse()];
    return networkOf(backwards.find((address) => !this.isTrusted(address)) ?? backwards[0]);
  }

  private isTrusted(address: string): boolean {
    return isIP(address) > 0 && this.trusted.check(address, familyOf(address));
  }
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 4 ? 'ipv4' : 'ipv6');

/** Unwraps an IPv4 address that a dual-stack socket shows as IPv6. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '');

const networkOf = (address: string): string => {
  if (isIP(address) !== 6) return address;
  const [head, tail = []] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  const groups = [...head, ...zeros, ...tail].map((group) => parseInt(group, 16).toString(16));
  return `${groups.slice(0, 4).join(':')}::/64`;
};

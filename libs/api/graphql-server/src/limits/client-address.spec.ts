import { describe, expect, it } from '@jest/globals';
import { ClientAddresses } from './client-address.js';

const from = (remoteAddress: string, forwarded?: string) => ({
  headers: { 'x-forwarded-for': forwarded },
  socket: { remoteAddress },
});

describe('the address of a client', () => {
  it('is that of the socket if no proxy is trusted, whatever headers say', () => {
    expect(new ClientAddresses([]).of(from('192.0.2.1', '203.0.113.9'))).toBe('192.0.2.1');
  });

  it('is a plain IPv4 address on a dual-stack socket', () => {
    expect(new ClientAddresses([]).of(from('::ffff:192.0.2.1'))).toBe('192.0.2.1');
  });

  const behindProxies = new ClientAddresses(['10.0.0.0/8', '192.0.2.7', 'fd00::/8']);

  it.each([
    ['what the proxy says', '10.1.2.3', '203.0.113.9', '203.0.113.9'],
    ['the last that no trusted proxy has', '10.1.2.3', '198.51.100.1, 203.0.113.9, 10.9.9.9', '203.0.113.9'],
    ['the socket, where that is not trusted', '203.0.113.1', '198.51.100.1', '203.0.113.1'],
    ['the proxy, where it says nothing', '10.1.2.3', undefined, '10.1.2.3'],
    ['the proxy, where it says nonsense', '::ffff:192.0.2.7', 'unknown, <script>', '192.0.2.7'],
    ['an IPv6 one as well', 'fd00::1', '2001:db8::5', '2001:db8:0:0::/64'],
  ])('is %s', (_, remoteAddress, forwarded, address) => {
    expect(behindProxies.of(from(remoteAddress, forwarded))).toBe(address);
  });
});

describe('the address of a client of IPv6', () => {
  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1::', '1:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['64:ff9b::192.0.2.1', '64:ff9b:0:0::/64'],
  ])('%s is the network %s', (address, network) => {
    expect(new ClientAddresses([]).of(from(address))).toBe(network);
  });
});

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { KeyProvider, UnknownMasterKey, type WrappedSecret } from '../key-provider.js';

type Call = 'wrap' | 'unwrap';

/** A key management service as specs want it: elsewhere, slow, and not always willing. */
export class KeyService extends KeyProvider {
  readonly calls: Record<Call, number> = { wrap: 0, unwrap: 0 };
  private readonly id = randomUUID();
  private readonly vault = new Map<string, Buffer>();
  private readonly failures: Partial<Record<Call, string>> = {};

  constructor(private readonly manners: { readonly answersAfterMilliseconds?: number } = {}) {
    super();
  }

  failNext(call: Call, error: string): void {
    this.failures[call] = error;
  }

  async wrap(secrets: readonly Buffer[]): Promise<readonly WrappedSecret[]> {
    await this.answer('wrap');
    return secrets.map((secret) => {
      const receipt = randomUUID();
      this.vault.set(receipt, secret);
      return { masterKeyId: this.id, wrapped: Buffer.from(receipt) };
    });
  }

  async unwrap(secrets: readonly WrappedSecret[]): Promise<readonly Buffer[]> {
    await this.answer('unwrap');
    return secrets.map(({ masterKeyId, wrapped }) => {
      const secret = this.vault.get(wrapped.toString());
      if (!secret) throw new UnknownMasterKey(masterKeyId);
      return secret;
    });
  }

  async holds(masterKeyId: string): Promise<boolean> {
    return masterKeyId === this.id;
  }

  async currentId(): Promise<string> {
    return this.id;
  }

  private async answer(call: Call): Promise<void> {
    this.calls[call] += 1;
    await sleep(this.manners.answersAfterMilliseconds ?? 0);
    const failure = this.failures[call];
    delete this.failures[call];
    if (failure !== undefined) throw new Error(failure);
  }
}

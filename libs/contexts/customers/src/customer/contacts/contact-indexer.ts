import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SubjectKeys } from '#encryption';
import type { ContactIndex } from '../customer.events.js';
import { CustomerRefusal } from '../customer.refusals.js';
import type { GivenContact, KnownContact } from './contact-details.js';
import { phoneNumberOf } from './phone-number.js';

/** No person: its key makes the index of all of them, and outlives each. Never to change: stored indexes rest on it. */
const indexSubject = 'contact-index';
const purpose = 'casefold/contact-index/1';

/**
 * The blind index of how customers are reached. Without the key of the index nobody can tell whose number an entry is; with
 * it, equal numbers are found without reading any.
 */
@Injectable()
export class ContactIndexer {
  constructor(private readonly keys: SubjectKeys) {}

  /** @throws CustomerRefusal PHONE_NOT_UNDERSTOOD */
  async known({ phone: written, email: address, region }: GivenContact): Promise<KnownContact> {
    const phone = written === undefined ? undefined : phoneNumberOf(written, region);
    if (written !== undefined && phone === undefined) throw new CustomerRefusal('PHONE_NOT_UNDERSTOOD', {}, ['phone']);
    const email = address?.trim();
    return { phone, email, contactIndex: await this.indexOf({ phone, email }) };
  }

  /** @param contact the number in E.164. */
  async indexOf({ phone, email }: Omit<KnownContact, 'contactIndex'>): Promise<ContactIndex> {
    const key = (await this.keys.obtain([indexSubject])).get(indexSubject);
    if (!key) throw new Error('There is no key for the index of contacts');
    const entry = (kind: keyof ContactIndex, value: string): string =>
      createHmac('sha256', key.fingerprinting)
        .update(JSON.stringify([purpose, kind, value]))
        .digest('base64url');
    return {
      phone: phone === undefined ? undefined : entry('phone', phone),
      email: email === undefined ? undefined : entry('email', email.normalize('NFKC').toLowerCase()),
    };
  }
}

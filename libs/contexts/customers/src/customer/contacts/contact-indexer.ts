import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SubjectKeys } from '#encryption';
import type { ContactIndex } from '../customer.events.js';
import { CustomerRefusal } from '../customer.refusals.js';
import type { GivenContact, KnownContact } from './contact-details.js';
import { phoneNumberOf } from './phone-number.js';

/**
 * Not a person: the subject whose key is used for the index of all customers. Never change it; stored indexes depend on
 * it.
 */
const indexSubject = 'contact-index';
const purpose = 'casefold/contact-index/1';

/**
 * The blind index of telephone numbers and e-mail addresses: HMACs under one key. Equal numbers are found without
 * decrypting any, and without the key an entry reveals nothing.
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

  /** @param contact telephone number in E.164. */
  async indexOf({ phone, email }: Omit<KnownContact, 'contactIndex'>): Promise<ContactIndex> {
    const key = (await this.keys.obtain([indexSubject])).get(indexSubject);
    if (!key) throw new Error('There is no key for the contact index');
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

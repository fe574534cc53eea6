import { Injectable } from '@nestjs/common';
import { collect, EventStore } from '#event-store';
import type { Recorded } from '#kernel';
import { type FieldClass, SubjectKeys } from '#privacy';
import { customerCodec } from '../customer.codec.js';
import type { CustomerEvent } from '../customer.events.js';
import { customerStream } from '../customer.streams.js';
import { type CustomerView, foldCustomer } from './customer.view.js';

/** Reads a customer's record from its own stream: never behind. */
@Injectable()
export class CustomerReader {
  private readonly codec: ReturnType<typeof customerCodec>;

  constructor(
    private readonly store: EventStore,
    keys: SubjectKeys,
  ) {
    this.codec = customerCodec(keys);
  }

  /** What happened to a record, in order; nothing where there is no such record. */
  async history(id: string, revealed?: readonly FieldClass[]): Promise<Recorded<CustomerEvent>[]> {
    return this.codec.decode(await collect(this.store.readStream(customerStream(id))), revealed);
  }

  /** The record as it stands; undefined where there is none. */
  async view(id: string, revealed?: readonly FieldClass[]): Promise<CustomerView | undefined> {
    return foldCustomer(await this.history(id, revealed));
  }
}

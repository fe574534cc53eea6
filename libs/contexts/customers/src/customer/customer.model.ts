import { type StreamModel, streamCommands, streamReader } from '#kit';
import { type CustomerEvent, customerShapes } from './customer.events.js';
import { onOwnRecord } from './customer.rules.js';
import { customerFold, type CustomerState } from './customer.state.js';
import { customerNames } from './customer.streams.js';
import { foldCustomerView } from './view/customer.view.js';

/** Streams of customer records. They are short, so they have no snapshots. */
export const customerStreams: StreamModel<CustomerState, CustomerEvent> = {
  names: customerNames,
  shapes: customerShapes,
  fold: customerFold,
  subjectOf: (_state, stream) => stream,
  ruled: onOwnRecord,
};

/** Runs commands on customers. */
export class CustomerCommands extends streamCommands(customerStreams) {}

/** Reads customer records from their streams, so the result is never stale. */
export class CustomerReader extends streamReader(customerStreams, {
  fold: foldCustomerView,
  subjectOf: (_view, stream) => stream,
}) {}

import { type StreamModel, streamCommands, streamReader } from '#kit';
import { type CustomerEvent, customerShapes } from './customer.events.js';
import { onOwnRecord } from './customer.rules.js';
import { customerFold, type CustomerState } from './customer.state.js';
import { customerNames } from './customer.streams.js';
import { foldCustomerView } from './view/customer.view.js';

/** The streams of customers' records are short, so that none is kept as a snapshot. */
export const customerStreams: StreamModel<CustomerState, CustomerEvent> = {
  names: customerNames,
  shapes: customerShapes,
  fold: customerFold,
  subjectOf: (_state, stream) => stream,
  ruled: onOwnRecord,
};

/** The write side of customers. */
export class CustomerCommands extends streamCommands(customerStreams) {}

/** Customers' records as their own streams tell them: never behind. */
export class CustomerReader extends streamReader(customerStreams, {
  fold: foldCustomerView,
  subjectOf: (_view, stream) => stream,
}) {}

import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import { invalidArgument } from './rpc-error.js';

const hex = (bits: string): string => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0');

const bits = (digits: string): string => BigInt.asIntN(64, BigInt(`0x${digits}`)).toString();

const pattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A uuid in its usual text form, from either form on the wire. */
export const uuidText = (uuid: shared.UUID | undefined): string => {
  const structured = uuid?.getStructured();
  const text = structured
    ? `${hex(structured.getMostSignificantBits())}${hex(structured.getLeastSignificantBits())}`.replace(
        /^(.{8})(.{4})(.{4})(.{4})(.{12})$/,
        '$1-$2-$3-$4-$5',
      )
    : (uuid?.getString().toLowerCase() ?? '');
  if (!pattern.test(text)) throw invalidArgument(`'${text}' is not a valid uuid`);
  return text;
};

/** A uuid in the form that the client asked for: its text, or two numbers of 64 bits. */
export const uuidMessage = (text: string, form: 'text' | 'structured'): shared.UUID => {
  const uuid = new shared.UUID();
  if (form === 'text') return uuid.setString(text);
  const digits = text.replaceAll('-', '');
  return uuid.setStructured(
    new shared.UUID.Structured()
      .setMostSignificantBits(bits(digits.slice(0, 16)))
      .setLeastSignificantBits(bits(digits.slice(16))),
  );
};

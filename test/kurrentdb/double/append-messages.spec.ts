import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { status } from '@grpc/grpc-js';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type services from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import empties from 'google-protobuf/google/protobuf/empty_pb.js';
import durations from 'google-protobuf/google/protobuf/duration_pb.js';
import type { KurrentDouble } from './index.js';
import { Ground } from './testing/ground.js';
import { streamIdentifier } from './wire/messages.js';
import { uuidMessage, uuidText } from './wire/uuid.js';

const { AppendReq, BatchAppendReq } = streams;

const ground = new Ground();

const described = <T extends streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage>(
  message: T,
  properties: Record<string, string> = { type: 'Told', 'content-type': 'application/json' },
): T => {
  message.setId(uuidMessage(randomUUID(), 'structured'));
  for (const [name, value] of Object.entries(properties)) message.getMetadataMap().set(name, value);
  return message;
};

describe('messages that the official client does not send', () => {
  let double: KurrentDouble;
  let client: services.StreamsClient;

  beforeEach(async () => {
    double = await ground.double();
    client = ground.raw(double);
  });

  describe('to Append', () => {
    const append = (...messages: readonly streams.AppendReq[]) =>
      new Promise<streams.AppendResp>((resolve, reject) => {
        const call = client.append((error, response) => (error ? reject(error) : resolve(response)));
        for (const message of messages) call.write(message);
        call.end();
      });
    const options = () => new AppendReq.Options().setStreamIdentifier(streamIdentifier('case-1'));
    const header = (set = options().setAny(new shared.Empty())) => new AppendReq().setOptions(set);
    const event = (properties?: Record<string, string>) =>
      new AppendReq().setProposedMessage(described(new AppendReq.ProposedMessage(), properties));

    it('takes ids as two numbers too', async () => {
      const message = event();
      const response = await append(header(), message);
      expect(response.getSuccess()?.getCurrentRevision()).toBe('0');
      expect(double.cluster.log.stream('case-1')[0]?.id).toBe(uuidText(message.getProposedMessage()?.getId()));
    });

    it.each(['type', 'content-type'])('misses the property %s', async (missing) => {
      const properties = { type: 'Told', 'content-type': 'application/json', [missing]: '' };
      const rest = Object.fromEntries(Object.entries(properties).filter(([name]) => name !== missing));
      const refused = append(header(), event(rest));
      await expect(refused).rejects.toMatchObject({ code: status.INVALID_ARGUMENT });
      const error = await refused.catch((reason: { metadata: { getMap(): object } }) => reason.metadata.getMap());
      expect(error).toMatchObject({
        exception: 'missing-required-metadata-property',
        'required-metadata-properties': 'type,content-type',
      });
    });

    it('wants to be told what to expect, and before all events', async () => {
      const refused = { code: status.INVALID_ARGUMENT };
      await expect(append(header(options()), event())).rejects.toMatchObject(refused);
      await expect(append(event())).rejects.toMatchObject(refused);
    });
  });

  describe('to BatchAppend', () => {
    const options = () =>
      new BatchAppendReq.Options().setStreamIdentifier(streamIdentifier('case-1')).setAny(new empties.Empty());
    const request = (id: string, events: number, set?: streams.BatchAppendReq.Options) =>
      new BatchAppendReq()
        .setCorrelationId(uuidMessage(id, 'text'))
        .setOptions(set)
        .setProposedMessagesList(Array.from({ length: events }, () => described(new BatchAppendReq.ProposedMessage())));
    const send = async (...messages: readonly streams.BatchAppendReq[]): Promise<streams.BatchAppendResp> => {
      const call = client.batchAppend();
      call.on('error', () => undefined);
      for (const message of messages) call.write(message);
      const [response] = (await once(call, 'data')) as [streams.BatchAppendResp];
      call.end();
      return response;
    };

    it('is answered with the id of the request, once all its parts are there', async () => {
      const id = randomUUID();
      const response = await send(request(id, 1, options()), request(id, 2), request(id, 1).setIsFinal(true));
      expect(uuidText(response.getCorrelationId())).toBe(id);
      expect(response.getSuccess()?.getCurrentRevision()).toBe('3');
      expect(double.cluster.log.stream('case-1')).toHaveLength(4);
    });

    it('answers several at once, and goes on after one that was refused', async () => {
      const [refused, done] = [randomUUID(), randomUUID()];
      const call = client.batchAppend();
      const conflicting = options().setStreamPosition('7');
      call.write(request(refused, 1, conflicting).setIsFinal(true));
      call.write(request(done, 1, options()).setIsFinal(true));
      call.end();
      const responses: streams.BatchAppendResp[] = [];
      for await (const response of call) responses.push(response as streams.BatchAppendResp);
      expect(responses.map((response) => uuidText(response.getCorrelationId()))).toEqual([refused, done]);
      expect(responses.map((response) => response.getError()?.getMessage())).toEqual([
        'WrongExpectedVersion',
        undefined,
      ]);
    });

    it('times out where its deadline has passed, or passes before its last part', async () => {
      const late = options().setDeadline(new durations.Duration().setSeconds(0));
      const refused = await send(request(randomUUID(), 1, late).setIsFinal(true));
      expect(refused.getError()?.getDetails()?.getTypeName()).toBe('event_store.client.Timeout');
      const soon = options().setDeadline(new durations.Duration().setNanos(20_000_000));
      const unfinished = await send(request(randomUUID(), 1, soon));
      expect(unfinished.getError()?.getDetails()?.getTypeName()).toBe('event_store.client.Timeout');
      expect(double.cluster.log.stream('case-1')).toEqual([]);
    });

    it('is a bad request without a stream', async () => {
      const nameless = new BatchAppendReq.Options().setAny(new empties.Empty());
      const refused = await send(request(randomUUID(), 1, nameless).setIsFinal(true));
      expect(refused.getError()?.getDetails()?.getTypeName()).toBe('event_store.client.BadRequest');
    });

    it('is not there where the server is of a time before it', async () => {
      client = ground.raw(await ground.double({ batchAppend: false }));
      const call = client.batchAppend();
      const [error] = (await once(call, 'error')) as [{ code: status }];
      expect(error.code).toBe(status.UNIMPLEMENTED);
    });
  });
});

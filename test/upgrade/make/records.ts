import { agent, customerOf, privacyOfficer } from '../support/actors.js';
import type { Desk } from './desk.js';

export const register = (desk: Desk, customerId: string, name: string): Promise<unknown> =>
  desk.act(
    'registerCustomer',
    {
      customerId,
      name,
      email: `${customerId}@example.com`,
      phone: '+44 20 7946 0018',
      region: 'GB',
      language: 'en',
      accessibility: ['large-print'],
    },
    agent,
  );

/** Customers who are held, merged and erased, and one with every event of a customer record. */
export const keepRecords = async (desk: Desk): Promise<void> => {
  await register(desk, 'c-ada', 'Ada Example');
  await register(desk, 'c-ada-twice', 'Ada Example');
  await register(desk, 'c-ada-thrice', 'A. Example');
  await register(desk, 'c-grace', 'Grace Example');
  await register(desk, 'c-erased', 'Edsger Erased');
  await register(desk, 'c-leaving', 'Lena Leaving');
  const ada = { customerId: 'c-ada' };
  const preferences = { language: 'en-GB', preferredChannel: 'mail', accessibility: ['screen-reader'] };
  await desk.act('setPreferences', { ...ada, ...preferences }, customerOf('c-ada'));
  const details = { name: 'Ada Sample', email: 'ada@example.org', phone: '+44 20 7946 0019', region: 'GB' };
  await desk.act('changeCustomerDetails', { ...ada, ...details }, customerOf('c-ada'));
  await desk.act('addDevice', { ...ada, serial: 'SN-1' }, agent);
  await desk.act('addDevice', { ...ada, serial: 'SN-2' }, agent);
  await desk.act('removeDevice', { ...ada, serial: 'SN-2' }, agent);
  await desk.act('placeLegalHold', { ...ada, reason: 'A claim' }, privacyOfficer);
  await desk.act('liftLegalHold', ada, privacyOfficer);
  await desk.act('placeLegalHold', { customerId: 'c-grace', reason: 'A law suit' }, privacyOfficer);
};

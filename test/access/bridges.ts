// What leaves the home for phones that are not open, and what is told of it.

import * as v from 'valibot';
import { utf8 } from '#kernel/bytes.ts';
import { DeliveriesReply } from '#protocol/deliveries.ts';
import { json, outcome, send } from '#test/access/caller.ts';
import type { Probe } from '#test/access/reading.ts';

const notify: Probe = async (country, who) =>
  outcome(await send(country, who, { path: '/api/notify' }));

/** `off`: this device wants none; `on`: where a home that sends none would send them. */
const notifySet: Probe = async (country, who, of) => {
  const key = 'B'.repeat(87);
  const to = { endpoint: 'https://fcm.googleapis.com/x', key, auth: 'A'.repeat(22) };
  const body = json(of === 'off' ? {} : { to });
  return outcome(await send(country, who, { method: 'POST', path: '/api/notify/set', body }));
};

/** Numbers, or household by household. */
const deliveries: Probe = async (country, who, of) => {
  const path = `/api/deliveries?place=${country.place(of)}&notice=notice0000`;
  return outcome(await send(country, who, { path }), (reply) =>
    v.parse(DeliveriesReply, reply).missed === undefined ? 'numbers' : 'names',
  );
};

/** A provider of whom this home knows nothing. */
const bridgeHook: Probe = async (country, who, of) => {
  const path = `/api/bridge/hook/${of}`;
  return outcome(await send(country, who, { method: 'POST', path, body: utf8('{}') }));
};
const bridgeWord: Probe = async (country, who, of) =>
  outcome(await send(country, who, { path: `/api/bridge/${of}` }));

/** By question, with the address that it is put to. */
export const BRIDGED: Readonly<Record<string, readonly [string, Probe]>> = {
  notify: ['GET /api/notify', notify],
  'notify set': ['POST /api/notify/set', notifySet],
  deliveries: ['GET /api/deliveries', deliveries],
  'bridge hook': ['POST /api/bridge/hook/:id', bridgeHook],
  'bridge word': ['GET /api/bridge/:id', bridgeWord],
};

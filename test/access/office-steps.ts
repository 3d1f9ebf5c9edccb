// What an officer does by an address of its own.

import * as v from 'valibot';
import { WrittenReply } from '#protocol/decide.ts';
import { json, outcome, send } from '#test/access/caller.ts';
import { type Probe, someResident } from '#test/access/reading.ts';

/** Over a case that a village of the commune passed on, `A1` to the desk of `A`. */
export const taken: Probe = async (country, who, of) => {
  const id = country.newId();
  const { today, home } = country.the;
  await country.record(country.book('doors', of), [
    { type: 'case.asked@1', on: today, body: { case: id, matter: 'other', words: 'Đường hỏng' } },
  ]);
  await home.letters.settled();
  const body = json({ step: 'take', place: country.place(of.charAt(0)), case: id });
  const said = await send(country, who, { method: 'POST', path: '/api/desk/step', body });
  return outcome(said, (reply) => wordOf(v.parse(WrittenReply, reply)));
};

const wordOf = ({ verdict, why }: WrittenReply): string => [verdict, why].filter(Boolean).join(' ');

/** Whoever may receive a request hears the home's verdict; the steps that follow need the same right. */
export const receive: Probe = async (country, who, of) => {
  const resident = await someResident(country, of);
  const body = json({ step: 'receive', village: country.place(of), resident, kind: 'see' });
  const said = await send(country, who, { method: 'POST', path: '/api/request', body });
  return outcome(said, (reply) => wordOf(v.parse(WrittenReply, reply)));
};

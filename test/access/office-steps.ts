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

/** A question of `A1` that is sent to its commune `A`, taken by whoever asks. */
export const questionTaken: Probe = async (country, who, of) => {
  const question = country.newId();
  const { today } = country.the;
  const asked = { question, text: 'Đường hỏng', way: 'meeting', to: 'commune' };
  await country.record(country.book('reach', of), [
    { type: 'question.asked@1', on: today, body: asked },
  ]);
  const step = { question, assignment: country.newId(), to: 'commune', due: today + 3 };
  const body = json({ place: country.place(of.charAt(0)), ...step });
  const said = await send(country, who, { method: 'POST', path: '/api/questions/step', body });
  return outcome(said, (reply) => wordOf(v.parse(WrittenReply, reply)));
};

const wordOf = ({ verdict, why }: WrittenReply): string => [verdict, why].filter(Boolean).join(' ');

/** What a village has settled of a directive is sent back. */
export const sentBack: Probe = async (country, who, of) => {
  const [task, settled] = [country.newId(), country.newId()];
  const { today } = country.the;
  await country.record(country.book('reach', of), [
    { type: 'task.settled@1', on: today, body: { step: settled, task } },
  ]);
  const place = country.place(of);
  const body = json({ place, task, step: country.newId(), of: settled, reason: 'thiếu ảnh' });
  const said = await send(country, who, { method: 'POST', path: '/api/directive/step', body });
  return outcome(said, (reply) => wordOf(v.parse(WrittenReply, reply)));
};

/** Whoever may receive a request hears the home's verdict; the steps that follow need the same right. */
export const receive: Probe = async (country, who, of) => {
  const resident = await someResident(country, of);
  const body = json({ step: 'receive', village: country.place(of), resident, kind: 'see' });
  const said = await send(country, who, { method: 'POST', path: '/api/request', body });
  return outcome(said, (reply) => wordOf(v.parse(WrittenReply, reply)));
};

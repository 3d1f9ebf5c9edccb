import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MeasureName } from '#domain/measures.ts';
import type { FiguresReply } from '#protocol/queries.ts';
import { openPlaces, publishedOf } from '#server/queries/published.ts';
import { mustRecord, openTestHome, type TestHome } from '#test/support/test-home.ts';
import type { TestPhone } from '#test/support/test-phone.ts';

let the: TestHome;
let officer: TestPhone;
beforeAll(async () => {
  the = await openTestHome();
  officer = await the.enrol('officer', the.commune);
});
afterAll(() => the.close());

const FIFTH: MeasureName = 'household-basic-local';

/** Households met of the fifth skill: as an officer asks, and as it is published. */
async function fifth(): Promise<readonly [number | undefined, number | undefined]> {
  const { reply } = await officer.send<FiguresReply>('GET', `/api/figures?place=${the.commune}`);
  const asked = reply.figures.find(({ measure }) => measure === FIFTH)?.met;
  const places = await openPlaces(the.home);
  const { figures } = await publishedOf(the.home, places, the.commune, the.today);
  return [asked, figures.find(({ measure }) => measure === FIFTH)?.numbers?.met];
}

test('figures follow what the commune chooses, and what was recorded before counts', async () => {
  const { home, today, newId } = the;
  const learning = home.directory.findBookOf('learning', the.commune);
  if (learning === undefined) throw new Error('no book');
  const [household, resident] = [newId(), newId()];
  await mustRecord(home, the.homes, [
    { type: 'household.added@1', on: today, body: { household } },
    { type: 'resident.added@1', on: today, body: { resident, household, name: 'Lò Thị Hoa' } },
  ]);
  const step = { household, resident, skill: 'village-group', reached: 'alone' };
  // A skill that nobody has described yet, as an old phone may send it.
  await mustRecord(home, the.doors, [
    { type: 'skill.stepped@1', on: today, body: { step: newId(), ...step } },
  ]);
  expect(await fifth()).toEqual([0, 0]);
  const name = { vi: 'Nhóm Zalo của bản' };
  const skill = { skill: 'village-group', name, rank: 50, needs: [], traits: [] };
  await mustRecord(home, learning, [
    { type: 'skill.described@1', on: today, body: { ...skill, edition: 1 } },
    { type: 'basic.chosen@1', on: today, body: { edition: 1, skills: ['village-group'] } },
  ]);
  expect(await fifth()).toEqual([1, 1]);
  await mustRecord(home, learning, [
    { type: 'skill.retired@1', on: today, body: { skill: 'village-group', edition: 2 } },
  ]);
  expect(await fifth()).toEqual([1, 1]);
  await mustRecord(home, learning, [
    { type: 'basic.chosen@1', on: today, body: { edition: 2, skills: ['health-record'] } },
  ]);
  expect(await fifth()).toEqual([0, 0]);
});

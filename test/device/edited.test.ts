import { expect, test } from 'vitest';
import type { Id } from '#kernel/id.ts';
import { proposeHouseholdEdits } from '#domain/homes/propose.ts';
import type { HouseholdEdit } from '#domain/homes/propose.ts';
import type { Household } from '#domain/homes/state.ts';
import type { Device } from '#device/device.ts';
import { memberWorld } from './member-world.ts';
import { enrolledPhone, save } from './world.ts';

/*
 * Two phones edit one household: the form of the first stands open while the facts of the second arrive.
 */

const there = memberWorld();

const viewOf = (device: Device) => {
  const view = device.findView('homes', there.world.village);
  if (view === undefined) throw new Error('homes not loaded');
  return view;
};

function householdOn(device: Device): Household {
  const household = viewOf(device).state.households.get(there.world.household);
  if (household === undefined) throw new Error('household not loaded');
  return household;
}

async function edit(device: Device, edits: readonly HouseholdEdit[], seen?: Household) {
  const me = device.me();
  if (me === undefined) throw new Error('not enrolled');
  const author = { ...me, on: device.now().on, newId: (): Id => device.newId() };
  const states = { homes: viewOf(device).state };
  const proposed = proposeHouseholdEdits(states, author, there.world.household, edits, seen);
  if (!proposed.ok) throw new Error(proposed.error.code);
  if (proposed.value.length > 0) await save(device, there.world.homes, proposed.value);
  await device.sync();
}

test('a form left open neither undoes what another phone wrote nor hides that both wrote one field', async () => {
  const { world, member } = there;
  const lan = await enrolledPhone(world, member);
  const mai = await enrolledPhone(world, await world.addWorker('Lò Thị Mai', 'member'));
  const opened = householdOn(lan);

  await edit(mai, [
    { field: 'phone', to: '+84912345678' },
    { field: 'alley', to: 'Ngõ 2' },
  ]);
  world.time.nowS += 60;
  await lan.sync();
  expect(householdOn(lan)).toMatchObject({ phone: '+84912345678', alley: 'Ngõ 2' });

  // All fields as the form shows them, of which the alley alone was typed.
  const form: readonly HouseholdEdit[] = [
    { field: 'head', to: opened.head },
    { field: 'phone' },
    { field: 'alley', to: 'Ngõ 3' },
  ];
  await edit(lan, form, opened);
  await mai.sync();
  for (const phone of [lan, mai]) {
    expect(householdOn(phone)).toMatchObject({ phone: '+84912345678', alley: 'Ngõ 3' });
    expect([...viewOf(phone).questions.values()]).toMatchObject([
      { type: 'household.changed@1', why: 'premise-changed' },
    ]);
  }
});

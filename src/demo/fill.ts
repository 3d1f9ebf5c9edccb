import { newId } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import type { Role } from '#book/activity.ts';
import type { DemoRole, FillDemo } from '#server/demo-roles.ts';

/** One commune with one village of a few households. */
export const fillDemo: FillDemo = async (home, onProgress) => {
  const { founding, recorder, directory, random } = home;
  const on = dayOfSeconds(home.now());
  const found = async (kind: 'tinh' | 'xa' | 'ban', name: string, parent: string): Promise<string> => {
    const founded = await founding.found({ kind, name, parent, from: on - 500 });
    if (!founded.ok) throw new Error(founded.error.code);
    return founded.value;
  };
  const province = await found('tinh', 'Bắc Ninh', directory.identity.country);
  const commune = await found('xa', 'Sơn Động', province);
  const village = await found('ban', 'Phú Hưng', commune);
  const people = directory.findBookOf('people', commune);
  const homes = directory.findBookOf('homes', village);
  if (people === undefined || homes === undefined) throw new Error('invariant broken: a village without books');
  const roles: DemoRole[] = [];
  const add = async (role: Role, place: string, name: string, label: string): Promise<void> => {
    const person = newId(random);
    await recorder.record(people, [
      { type: 'person.added@1', on, body: { person, name } },
      { type: 'grant.given@1', on, body: { grant: newId(random), person, role, place, from: on - 300 } },
    ]);
    roles.push({ person, people: people.id, label });
  };
  await add('member', village, 'Hoàng Thị Lan', 'Thành viên tổ, bản Phú Hưng');
  await add('leader', village, 'Trương Văn Bình', 'Tổ trưởng, bản Phú Hưng');
  await add('officer', commune, 'Nguyễn Thu Hà', 'Cán bộ xã Sơn Động');
  for (const [index, name] of ['Triệu Văn Sinh', 'Nông Thị Mai', 'Lý Văn Tài'].entries()) {
    const household = newId(random);
    await recorder.record(homes, [
      { type: 'household.added@1', on, body: { household, head: name, code: `PH${index + 1}` } },
      { type: 'resident.added@1', on, body: { resident: newId(random), household, name, relation: 'head' } },
    ]);
    onProgress(index + 1, 3);
  }
  return roles;
};

import { POSTS } from '#domain/people/post-facts.ts';
import { WANTS } from '#domain/task.ts';
import type { Bodies, Family } from '#test/fuzz/bodies.ts';
import type { Dice } from '#test/fuzz/dice.ts';
import type { Target } from '#test/fuzz/target.ts';

// Directives, tasks with their steps, and posts.

function taskOf(dice: Dice, target: Target, { id, some, own }: Family) {
  const task = (): string => (dice.chance(60) ? id(target.visits) : own());
  const given = () => ({
    task: task(),
    edition: dice.chance(20) ? task() : own(),
    title: 'Dọn cống',
    text: 'Mỗi ngõ dọn cống trước mưa bão',
    due: target.today + dice.below(30) - 3,
    ...some({ wants: [dice.pick(WANTS)] }),
    ...some({ unit: 'mét cống' }),
    ...some({ source: 'Kế hoạch 45/KH-UBND' }),
  });
  return {
    task,
    given,
    changed: () => ({ ...given(), over: task(), ...some({ reason: 'Mưa' }) }),
    ended: () => ({ task: task(), reason: 'Đã xong' }),
  };
}

export function directives(dice: Dice, target: Target, family: Family): Bodies {
  const { given, changed, ended } = taskOf(dice, target, family);
  const villages = () => family.some({ villages: [family.place()] });
  return {
    'directive.given@1': () => ({ ...given(), ...villages() }),
    'directive.changed@1': () => ({ ...changed(), ...villages() }),
    'directive.ended@1': ended,
  };
}

export function tasks(dice: Dice, target: Target, family: Family): Bodies {
  const { some, person, day, own } = family;
  const { task, given, changed, ended } = taskOf(dice, target, family);
  const step = () => ({ step: dice.chance(80) ? own() : task(), task: task() });
  const file = { file: own().padEnd(43, 'f'), key: own().padEnd(22, 'k'), bytes: 900 };
  return {
    'task.given@1': given,
    'task.changed@1': changed,
    'task.ended@1': ended,
    'task.handed@1': () => ({ ...step(), to: person(), ...some({ due: day() }) }),
    'task.reported@1': () => ({
      ...step(),
      edition: task(),
      ...some({ text: 'Đã dọn' }),
      ...some({ count: dice.below(90) }),
      ...some({ picture: { ...file, media: 'image/webp' } }),
    }),
    'task.settled@1': step,
    'task.returned@1': () => ({ ...step(), of: task(), reason: 'Thiếu ảnh' }),
    'task.recalled@1': step,
  };
}

export function posts(dice: Dice, { today }: Target, { place, person, own, some }: Family): Bodies {
  const holding = own();
  return {
    'post.held@1': () => ({
      holding: dice.chance(50) ? holding : own(),
      person: person(),
      place: place(),
      as: dice.pick(POSTS),
      from: today,
      ...some({ alley: 'Ngõ Cân' }),
      ...some({ until: today + dice.below(9) - 3 }),
    }),
    'post.left@1': () => ({ holding: dice.chance(50) ? holding : own(), until: today }),
  };
}

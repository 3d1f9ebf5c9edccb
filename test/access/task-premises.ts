// Directives of a commune, tasks of a village, and what is done about them.

import type { JsonObject } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import type { Country } from '#test/access/country.ts';
import { type Make, say } from '#test/access/place-premises.ts';

type BodyOf = (country: Country, task: Id) => JsonObject;

const inBook =
  (
    activity: 'work' | 'reach',
    type: string,
    bodyOf: BodyOf,
    earlier: readonly (readonly [string, BodyOf])[] = [],
  ): Make =>
  (country, of) => {
    const book = country.book(activity, of);
    const task = country.newId();
    const before = earlier.map(([first, said]) => ({
      book,
      proposal: say(country, first, said(country, task)),
    }));
    return { book, before, proposal: say(country, type, bodyOf(country, task)) };
  };

/** Ids of its own for each of a task's editions and steps, whatever letter the task begins with. */
const beside = (letter: string, task: Id): Id =>
  (task.startsWith(letter) ? letter.toLowerCase() : letter) + task.slice(1);

const plan = (country: Country) => ({
  title: 'Dọn cống',
  text: 'Mỗi ngõ dọn cống trước mưa bão.',
  due: country.the.today + 7,
});
const given: BodyOf = (country, task) => ({ task, edition: beside('E', task), ...plan(country) });
const changed: BodyOf = (country, task) => ({
  ...plan(country),
  task,
  edition: beside('F', task),
  over: beside('E', task),
});
const ended: BodyOf = (_, task) => ({ task, reason: 'đã xong' });
/** To somebody whom the people book of the place knows. */
const handed: Make = (country, of) => {
  const [task, to] = [country.newId(), country.newId()];
  const known = say(country, 'person.added@1', { person: to, name: 'Lý Thị Viên' });
  return {
    book: country.book('reach', of),
    before: [{ book: country.peopleBook(of), proposal: known }],
    proposal: say(country, 'task.handed@1', { task, step: beside('H', task), to }),
  };
};
const settled: BodyOf = (_, task) => ({ task, step: beside('S', task) });
const reported: BodyOf = (_, task) => ({
  task,
  step: beside('R', task),
  edition: beside('E', task),
  text: 'Đã dọn',
});

/** By fact type. */
export const OF_TASKS: Readonly<Record<string, Make>> = {
  'directive.given@1': inBook('work', 'directive.given@1', given),
  'directive.changed@1': inBook('work', 'directive.changed@1', changed, [
    ['directive.given@1', given],
  ]),
  'directive.ended@1': inBook('work', 'directive.ended@1', ended, [['directive.given@1', given]]),
  'task.given@1': inBook('reach', 'task.given@1', given),
  'task.changed@1': inBook('reach', 'task.changed@1', changed, [['task.given@1', given]]),
  'task.ended@1': inBook('reach', 'task.ended@1', ended, [['task.given@1', given]]),
  'task.handed@1': handed,
  'task.reported@1': inBook('reach', 'task.reported@1', reported),
  'task.settled@1': inBook('reach', 'task.settled@1', settled),
  // What a village has settled of a directive.
  'task.returned@1': inBook(
    'reach',
    'task.returned@1',
    (_, task) => ({ task, step: beside('B', task), of: beside('S', task), reason: 'thiếu ảnh' }),
    [['task.settled@1', settled]],
  ),
  'task.recalled@1': inBook(
    'reach',
    'task.recalled@1',
    (_, task) => ({ task, step: beside('S', task) }),
    [['task.settled@1', settled]],
  ),
};

import { writeFileSync } from 'node:fs';
import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import type { HomesState } from '#domain/homes/state.ts';
import { type Command, type Outcome, readWords, said, wrong } from '#cli/command.ts';
import { addToBreach, type Breach, listBreaches, openBreach } from '#server/breaches.ts';
import type { Home } from '#server/home.ts';
import { exportResident } from '#server/queries/export.ts';
import { openScope } from '#server/queries/scope.ts';
import { getOwnLine } from '#server/record.ts';
import { sayNotErased } from '#server/erase/erase.ts';
import { readRetention, retain } from '#server/retention.ts';

const EXPORT_USAGE = 'export --resident ID --out FILE [--why REASON]';

/** Everything kept about one person, as FILE.json and as FILE.html to print; nothing is written over. */
export const exportPerson: Command = async (home, _, args) => {
  const words = readWords(args, ['resident', 'out', 'why']);
  const { resident, out, why = 'Lập tại máy chủ' } = words?.named ?? {};
  if (resident === undefined || out === undefined || (words?.plain.length ?? 0) > 0) {
    return wrong(EXPORT_USAGE);
  }
  const place = await findPlaceOf(home, resident);
  const scope =
    place === undefined ? undefined : await openScope(home, getOwnLine(home.directory), place);
  const exported =
    scope?.ok === true
      ? await exportResident(scope.value, resident, why.normalize('NFC'))
      : undefined;
  if (exported === undefined) return wrong(`nobody called ${resident} stands in a register here.`);
  await home.seen.flush();
  const base = out.replace(/\.(?:json|html)$/u, '');
  const files = [
    [`${base}.json`, `${JSON.stringify(exported.record, undefined, 2)}\n`],
    [`${base}.html`, exported.page],
  ] as const;
  try {
    for (const [file, text] of files) writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    return wrong(`not written: ${error instanceof Error ? error.message : 'unknown'}.`);
  }
  const { lines } = exported.record;
  return said(
    ...files.map(([file]) => file),
    `${lines.length} facts. Written down as a look, with its reason: ${why}.`,
  );
};

async function findPlaceOf(home: Home, resident: string): Promise<string | undefined> {
  for (const book of home.directory.books()) {
    if (book.activity !== 'homes') continue;
    const state = (await home.warm.get(book)).state as HomesState; // of a register
    if (state.residents.has(resident)) return book.place;
  }
  return undefined;
}

/** What is older than the settings say goes; with --dry-run it is only counted. */
export const retainOld: Command = async (home, _, args) => {
  const isDry = args.length === 1 && args[0] === '--dry-run';
  if (args.length > 0 && !isDry) return wrong('retain [--dry-run]');
  const retention = readRetention(process.env);
  if (!retention.ok) return wrong(retention.error);
  const { looks, sent, overdue } = await retain(home, retention.value, isDry);
  if (overdue.failed !== undefined) return wrong(sayNotErased({ code: overdue.failed }));
  const { seenDays, sentDays } = retention.value;
  const done = isDry ? 'would be taken out' : 'were taken out';
  return said(
    `${looks} lines of who looked at whom, older than ${seenDays} days, ${done}.`,
    `${sent} lines of what was sent to whom, older than ${sentDays} days, ${done}.`,
    `${overdue.facts} facts whose consent or time has ended ${isDry ? 'would be' : 'were'} erased.`,
  );
};

const BREACH_USAGE = `breach open TEXT [--detected YYYY-MM-DDTHH:MM] · breach note ID TEXT
  breach report ID TEXT · breach close ID TEXT · breach list`;

const VERBS: ReadonlyMap<string, 'noted' | 'reported' | 'closed'> = new Map([
  ['note', 'noted'],
  ['report', 'reported'],
  ['close', 'closed'],
]);

/** The written record of breaches, with the 72 hours in which one is reported. */
export const breach: Command = async (home, _, args) => {
  const words = readWords(args, ['detected']);
  const [verb = '', first, text] = words?.plain ?? [];
  if (verb === 'list') return said(...(await listBreaches(home)).map((each) => lineOf(home, each)));
  if (verb === 'open' && first !== undefined && text === undefined) {
    return open(home, first, words?.named['detected']);
  }
  const kind = VERBS.get(verb);
  if (kind === undefined || first === undefined || text === undefined) return wrong(BREACH_USAGE);
  const added = await addToBreach(home, first, kind, text.normalize('NFC'));
  if (added === undefined) return wrong(`there is no open breach ${first}; see: breach list.`);
  return said(`${first}: ${kind}.`);
};

async function open(home: Home, text: string, detected: string | undefined): Promise<Outcome> {
  const now = home.now();
  // As the clock on the wall in Vietnam says it.
  const at = detected === undefined ? now : Date.parse(`${detected}:00+07:00`) / 1_000;
  if (!Number.isSafeInteger(at) || at > now || detected?.length === 0) {
    return wrong('--detected must be a time that has passed, as 2026-11-21T19:30.');
  }
  const id = await openBreach(home, text.normalize('NFC'), at);
  const opened = (await listBreaches(home)).find((each) => each.id === id);
  return said(id, opened === undefined ? '' : lineOf(home, opened));
}

const timeText = (seconds: number): string =>
  `${formatTime(seconds)} ${formatDay(dayOfSeconds(seconds))}`;

function lineOf(home: Home, { id, detectedAt, reportBy, reportedAt, closedAt, lines }: Breach) {
  const hours = Math.floor((reportBy - home.now()) / 3_600);
  const clock = hours >= 0 ? `${hours} h left` : `${-hours} h overdue`;
  const state =
    reportedAt === undefined
      ? `report by ${timeText(reportBy)} (${clock})`
      : `reported ${timeText(reportedAt)}`;
  const closed = closedAt === undefined ? '' : `, closed ${timeText(closedAt)}`;
  return `${id}  detected ${timeText(detectedAt)}, ${state}${closed}: ${lines[0]?.text ?? ''}`;
}

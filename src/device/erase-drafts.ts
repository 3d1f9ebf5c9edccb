import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import type { ActivityName } from '#book/activity.ts';
import { decodeFact } from '#book/decode.ts';
import type { LogFact } from '#book/fact.ts';
import { aboutOf } from '#book/folded.ts';
import { endOf } from '#device/file-rows.ts';
import type { Change } from '#device/local-store.ts';
import type { Phone } from '#device/phone.ts';
import type { Platform } from '#device/platform.ts';
import { DraftRow, FileRow, findRow, toRow } from '#device/rows.ts';
import { createSaid } from '#device/said-files.ts';
import { openText } from '#device/seal.ts';

/** Books whose facts are about households and residents; elsewhere a draft's key names a place or a skill. */
const OF_PEOPLE: ReadonlySet<ActivityName> = new Set(['homes', 'doors']);

/** Whom an erased fact is about, as keys of drafts name them. */
export function peopleOf(
  { activityOf }: Pick<Platform, 'activityOf'>,
  name: ActivityName,
  fact: LogFact,
): readonly Id[] {
  if (!OF_PEOPLE.has(name)) return [];
  const activity = activityOf(name);
  const decoded = decodeFact(activity, fact);
  return decoded.ok ? aboutOf(activity, decoded.value) : [];
}

/** What a form that takes files keeps of them. */
const Taking = v.object({ files: v.array(v.object({ file: v.string() })) });

/** Ends drafts whose key names one of these, with the files taken for them of which nothing was said. */
export async function draftsGone(
  phone: Phone,
  people: ReadonlySet<Id>,
): Promise<readonly Change[]> {
  const changes: Change[] = [];
  if (people.size === 0) return changes;
  const { store, seal } = phone.platform;
  const saidIn = createSaid(phone);
  for (const { key, value } of await store.list('drafts', { prefix: '' })) {
    if (!key.split('.').some((part) => people.has(part))) continue;
    changes.push({ table: 'drafts', key, gone: true });
    const text = await openText(seal, `drafts/${key}`, toRow(DraftRow, value)?.value);
    for (const file of text.ok ? filesTaken(text.value) : []) {
      const row = await findRow(store, FileRow, 'files', file);
      if (row?.fate !== 'waiting' || row.n !== undefined) continue;
      if (!(await saidIn(row.book)).has(file)) changes.push(...endOf(file, row.bytes));
    }
  }
  return changes;
}

function filesTaken(text: string): readonly string[] {
  const draft = v.safeParse(Taking, JSON.parse(text)); // written by `putDraft`
  return draft.success ? draft.output.files.map(({ file }) => file) : [];
}

import { useCallback, useState } from 'preact/hooks';
import * as v from 'valibot';
import type { Id } from '#kernel/id.ts';
import { compareByGivenName } from '#kernel/vi-text.ts';
import type { Lesson } from '#domain/doors/sessions.ts';
import type { Resident } from '#domain/homes/state.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { memberWords } from '#pwa/phone/member-words.ts';
import { headOf } from '#pwa/phone/names.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { skillName } from '#pwa/phone/skill-names.ts';
import { useRead } from '#pwa/phone/use-read.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import type { Union } from '#pwa/phone/chapters.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { words } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { proposeRollBack, proposeSession, readRollOf } from './roll-intents.ts';
import { teamWords } from './team-words.ts';

type RollProps = { readonly union: Union; readonly lesson: Lesson };

/** Who stands on the roll; whoever was written down by mistake is taken off it, one by one or all. */
export function RollFix({ union, lesson }: RollProps) {
  const text = teamWords.value.session;
  const { whole: village } = union;
  const [wrong, setWrong] = useState<readonly Resident[] | undefined>(undefined);
  const { residents, households } = village.homes.state;
  const there = lesson.there
    .flatMap(({ resident }) => residents.get(resident) ?? [])
    .sort((left, right) => compareByGivenName(left.name, right.name));
  const houseOf = (household: Id): string | undefined => {
    const house = households.get(household);
    return house && words.value.door.household(headOf(village, house));
  };
  return (
    <>
      <p class="soft small">{text.fixHint}</p>
      <List label={text.there(there.length)}>
        {there.map((each) => (
          <ListRow
            key={each.id}
            title={each.name}
            text={[each.birthYear, houseOf(each.household)].filter(Boolean).join(' · ')}
            onPress={() => setWrong([each])}
          />
        ))}
      </List>
      <Button wide icon="delete" onPress={() => setWrong(there)}>
        {text.fixAll}
      </Button>
      {wrong && (
        <FixSheet union={union} lesson={lesson} whom={wrong} onClose={() => setWrong(undefined)} />
      )}
    </>
  );
}

type SheetProps = RollProps & {
  readonly whom: readonly Resident[];
  readonly onClose: () => void;
};

/** What is taken off in each chapter's own book; undefined where this phone cannot read all of it. */
async function readFixes({ chapters }: Union, lesson: Lesson, ids: readonly Id[]) {
  const fixes = [];
  for (const chapter of chapters) {
    const own = ids.filter((id) => chapter.homes.state.residents.has(id));
    if (own.length === 0) continue;
    const back = await readRollOf(chapter, lesson, own);
    if (back === undefined) return undefined;
    fixes.push({ chapter, own, back });
  }
  return fixes;
}

const Reason = v.string();

function FixSheet({ union, lesson, whom, onClose }: SheetProps) {
  const text = teamWords.value.session;
  const { device, day } = union.whole;
  const saving = useSaving();
  const [only] = whom;
  const ids = whom.map(({ id }) => id).join('.');
  const key = `roll-fix.${lesson.id}.${ids}`;
  const draft = useDraft(device, key, Reason, '');
  const { value: reason } = draft;
  const read = useRead(
    useCallback(
      async () => ({ fixes: await readFixes(union, lesson, ids.split('.')) }),
      [union, lesson, ids],
    ),
  );
  const fixes = read?.fixes;
  const steps = fixes?.flatMap(({ back }) => back.steps).length ?? 0;
  const saveAll = async (): Promise<string | undefined> => {
    for (const [at, { chapter, own, back }] of (fixes ?? []).entries()) {
      const again = { ...lesson, session: lesson.id, there: own };
      const code = await saveTogether(
        chapter.device,
        chapter.doorsBook,
        proposeRollBack(chapter, { ...back, reason }),
        {
          said: text.fixed(whom.length),
          // The text is needed until the last chapter's book has it.
          ...(at + 1 === fixes?.length && { draft: key }),
          ...(fixes?.length === 1 && { undo: () => proposeSession(chapter, again) }),
        },
      );
      if (code !== undefined) return code;
    }
    return undefined;
  };
  const save = async (): Promise<void> => saving.run(saveAll, onClose);
  return (
    <Sheet
      open
      title={whom.length === 1 && only ? text.fixOne(only.name) : text.fixAll}
      onClose={onClose}
      action={fixes && <SaveAction {...saving} label={text.fix(whom.length)} onSave={save} />}
    >
      <DraftRestored draft={draft} day={day} />
      {read !== undefined && fixes === undefined && <Banner kind="error">{text.fixUnread}</Banner>}
      {fixes && <p>{text.fixGoesToo(steps, skillName(lesson.skill))}</p>}
      <Field
        label={memberWords.value.correct.reason}
        optional
        value={reason}
        onInput={draft.change}
        maxLength={120}
      />
      <p class="soft small">{memberWords.value.correct.bothKept}</p>
    </Sheet>
  );
}

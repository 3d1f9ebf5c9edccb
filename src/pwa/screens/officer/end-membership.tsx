import * as v from 'valibot';
import { formatDay } from '#kernel/vi-calendar.ts';
import { proposeMemberLeft } from '#domain/people/propose.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { usePhone } from '#pwa/phone/phone.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { officerWords } from './officer-words.ts';
import { toWriteOf } from './team-of.ts';
import type { Member } from './team-of.ts';
import { typedDay } from './typed-day.ts';

type EndMembershipProps = { member: Member & { readonly team: string }; onClose: () => void };

const Day = v.string();

/** The last day of a member's work; the rights over the village end with it. */
export function EndMembership({ member, onClose }: EndMembershipProps) {
  const device = usePhone();
  const text = officerWords.value.team;
  const { team, person, name } = member;
  const today = device.now().on;
  const key = `membership-end.${team}.${person}`;
  const draft = useDraft(device, key, Day, formatDay(today));
  const saving = useSaving();
  const until = typedDay(draft.value, today);
  const write = async (): Promise<string | undefined> => {
    const now = toWriteOf(device, undefined, ({ teams }) => teams.has(team));
    if (until === undefined) return text.dayWrong;
    if (now === undefined) return officerWords.value.ask.notWritten;
    const left = proposeMemberLeft(now.states, now.author, { team, person, until });
    return saveTogether(device, now.book, left, { said: text.ended(name), draft: key });
  };
  return (
    <Sheet
      open
      title={text.endTitle(name)}
      onClose={onClose}
      action={
        <SaveAction
          {...saving}
          icon="close"
          label={text.endSure}
          onSave={async () => saving.run(write, onClose)}
        />
      }
    >
      <DraftRestored draft={draft} day={today} />
      <p>{text.endText}</p>
      <Field
        label={text.endDay}
        kind="date"
        value={draft.value}
        maxLength={10}
        error={until === undefined ? text.dayWrong : undefined}
        onInput={draft.change}
      />
    </Sheet>
  );
}

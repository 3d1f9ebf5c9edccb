import { useState } from 'preact/hooks';
import { dateOfDay, formatDay } from '#kernel/vi-calendar.ts';
import { parseDay } from '#kernel/vi-day-text.ts';
import { proposeMemberLeft } from '#domain/people/propose.ts';
import { whyText } from '#domain/words.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { showToast } from '#pwa/ui/toast.tsx';
import { usePhone } from '#pwa/phone/phone.ts';
import { officerWords } from './officer-words.ts';
import { toWriteOf } from './people-to-write.ts';
import type { Member } from './team-of.ts';

type EndMembershipProps = { member: Member & { readonly team: string }; onClose: () => void };

/** A day as it is typed; undefined while it is none. */
export function typedDay(line: string, today: number): number | undefined {
  const read = parseDay(line, dateOfDay(today).year + 1);
  return read.ok && 'day' in read.value ? read.value.day : undefined;
}

/** The last day of a member's work; the rights over the village end with it. */
export function EndMembership({ member, onClose }: EndMembershipProps) {
  const device = usePhone();
  const text = officerWords.value.team;
  const today = device.now().on;
  const [typed, setTyped] = useState(formatDay(today));
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const until = typedDay(typed, today);
  const save = async (): Promise<void> => {
    const { team, person } = member;
    const now = toWriteOf(device, undefined, ({ teams }) => teams.has(team));
    if (until === undefined || now === undefined) return;
    const proposed = proposeMemberLeft(now.states, now.author, { team, person, until });
    if (!proposed.ok) {
      setProblem(whyText(language.value, proposed.error.code));
      return;
    }
    const saved = await device.save(now.book.id, proposed.value);
    if (!saved.ok) {
      setProblem(officerWords.value.ask.notWritten);
      return;
    }
    showToast(text.ended(member.name));
    onClose();
  };
  return (
    <Sheet
      open
      title={text.endTitle(member.name)}
      onClose={onClose}
      action={
        <Button kind="danger" wide onPress={() => void save()}>
          {text.endSure}
        </Button>
      }
    >
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <p>{text.endText}</p>
      <Field
        label={text.endDay}
        kind="date"
        value={typed}
        maxLength={10}
        error={until === undefined ? text.dayWrong : undefined}
        onInput={setTyped}
      />
    </Sheet>
  );
}

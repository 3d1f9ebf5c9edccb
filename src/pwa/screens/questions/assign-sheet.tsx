import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { dateOfDay, formatDay } from '#kernel/vi-calendar.ts';
import { parseDay } from '#kernel/vi-day-text.ts';
import type { Id } from '#kernel/id.ts';
import { compareByGivenName } from '#kernel/vi-text.ts';
import { ADDRESSEES } from '#domain/reach/question-facts.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { teamIn } from '#pwa/phone/team.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import type { Village } from '#pwa/phone/village.ts';
import { DraftRestored } from '#pwa/screens/draft-restored.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { nameOfPerson } from './asks.ts';
import { assign, save, sheetKey } from './intents.ts';
import type { TellProps } from './question.tsx';
import { questionWords } from './question-words.ts';

const AssignDraft = v.strictObject({
  to: v.picklist(ADDRESSEES),
  owner: v.string(),
  due: v.string(),
});
type AssignDraft = v.InferOutput<typeof AssignDraft>;

function useAssigning({ village, ask, onClose }: TellProps) {
  const text = questionWords.value.assign;
  const { question, due } = ask;
  const { device, day } = village;
  const key = sheetKey('assign', question);
  const [fresh] = useState<AssignDraft>(() => ({
    to: question.to,
    owner: question.assigned?.owner ?? '',
    due: formatDay(Math.max(due, day)),
  }));
  const draft = useDraft(device, key, AssignDraft, fresh);
  const [assignment] = useState(() => device.newId());
  const [over] = useState(question.assigned?.assignment);
  const [wrong, setWrong] = useState(false);
  const saving = useSaving();
  const write = async (): Promise<void> => {
    const { to, owner, due: typed } = draft.value;
    const read = parseDay(typed.trim(), dateOfDay(day).year);
    const until = read.ok && 'day' in read.value ? read.value.day : undefined;
    if (until === undefined || until < day) {
      setWrong(true);
      return;
    }
    const intent = {
      assignment,
      to,
      due: until,
      ...(over !== undefined && { over }),
      ...(to === 'village' && owner !== '' && { owner }),
    };
    await saving.run(
      async () =>
        save(village, assign(question.question, intent), { said: text.saved, draft: key }),
      onClose,
    );
  };
  const change = (changes: Partial<AssignDraft>): void => {
    setWrong(false);
    draft.change({ ...draft.value, ...changes });
  };
  return { draft, change, wrong, saving, write };
}

/** Who sees to a question and by when; or that the commune answers it. */
export function AssignSheet(props: TellProps) {
  const text = questionWords.value.assign;
  const { village, onClose } = props;
  const { draft, change, wrong, saving, write } = useAssigning(props);
  const { to, owner, due } = draft.value;
  return (
    <Sheet
      open
      title={text.title}
      onClose={onClose}
      action={<SaveAction {...saving} icon="share" label={text.save} onSave={write} />}
    >
      <DraftRestored draft={draft} day={village.day} />
      <Choice
        legend={text.to}
        columns={2}
        options={ADDRESSEES.map((each) => ({
          value: each,
          label: questionWords.value.form.tos[each],
        }))}
        value={to}
        onChange={(each) => change({ to: each })}
      />
      {to === 'village' && (
        <Choice
          legend={text.owner}
          options={[
            { value: '', label: text.nobody },
            ...ownersIn(village).map((person) => ({
              value: person,
              label: nameOfPerson(village, person),
            })),
          ]}
          value={owner}
          onChange={(each) => change({ owner: each })}
        />
      )}
      <Field
        label={text.due}
        kind="date"
        error={wrong ? text.wrong : undefined}
        value={due}
        onInput={(typed) => change({ due: typed })}
        maxLength={10}
      />
    </Sheet>
  );
}

/** The team, and whoever heads or leads the village without being of it. */
function ownersIn(village: Village): readonly Id[] {
  const { people, place, day, device } = village;
  const heads = [...(people?.state.grants.values() ?? [])].filter(
    ({ role, place: at, from, until = day }) =>
      (role === 'head' || role === 'leader') && at === place && from <= day && day <= until,
  );
  const me = device.me()?.person;
  const all = new Set([
    ...(teamIn(village) ?? []),
    ...heads.map(({ person }) => person),
    ...(me === undefined ? [] : [me]),
  ]);
  return [...all].sort((left, right) =>
    compareByGivenName(nameOfPerson(village, left), nameOfPerson(village, right)),
  );
}

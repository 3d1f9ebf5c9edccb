import { AGENDA_MAX, MATTERS } from '#domain/board/meeting-facts.ts';
import { MEETING_WORDS } from '#domain/board/meeting-words.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { Pick } from '#pwa/ui/pick.tsx';
import { startUpper } from '#pwa/phone/names.ts';
import { type CallDraft, type CallProblem, NO_ITEM } from './call-draft.ts';
import { meetingWords } from './meeting-words.ts';

type AgendaProps = {
  readonly value: CallDraft;
  readonly wrong: CallProblem | undefined;
  readonly onChange: (changes: Partial<CallDraft>) => void;
};

type Item = CallDraft['agenda'][number];

/** What it is about, one by one, and which of it the law lets the people decide by vote. */
export function AgendaFields({ value, wrong, onChange }: AgendaProps) {
  const text = meetingWords.value.form;
  const { agenda, kind } = value;
  const put = (at: number, changes: Partial<Item>): void =>
    onChange({
      agenda: agenda.map((each, index) => (index === at ? { ...each, ...changes } : each)),
    });
  return (
    <>
      {agenda
        // Lines stand where they stand: they are only added, at the end.
        .map((each, index) => ({ ...each, number: index + 1 }))
        .map(({ item, matter, number }) => (
          <div key={number} class="meeting-item">
            <Field
              label={text.item(number)}
              error={wrong === 'agenda' && number === 1 ? text.wrong.agenda : undefined}
              optional={kind === 'workday' || number > 1}
              value={item}
              onInput={(said) => put(number - 1, { item: said })}
              maxLength={120}
            />
            {kind !== 'workday' && item.trim() !== '' && (
              <MatterField
                value={matter}
                onChange={(chosen) => put(number - 1, { matter: chosen })}
              />
            )}
          </div>
        ))}
      {agenda.length < AGENDA_MAX && (
        <Button icon="plus" onPress={() => onChange({ agenda: [...agenda, NO_ITEM] })}>
          {text.addItem}
        </Button>
      )}
    </>
  );
}

type MatterProps = {
  readonly value: Item['matter'];
  readonly onChange: (matter: Item['matter']) => void;
};

/** A short list, since most of what is talked about is not voted on. */
function MatterField({ value, onChange }: MatterProps) {
  const text = meetingWords.value.form;
  const { matters } = MEETING_WORDS[language.value];
  return (
    <Pick
      label={text.matter}
      value={value}
      options={[
        ['none', text.matterNone],
        ...MATTERS.map((each) => [each, startUpper(matters[each])] as const),
      ]}
      onChange={onChange}
    />
  );
}

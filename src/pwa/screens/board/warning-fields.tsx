import { CERTAINTIES, DANGERS, LEVELS_MAX } from '#domain/board/facts.ts';
import { BOARD_WORDS } from '#domain/board/words.ts';
import { Chips, Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { startUpper } from '#pwa/phone/names.ts';
import { boardWords } from './board-words.ts';
import { type NoticeDraft, type NoticeProblem, warnsOf } from './notice-draft.ts';

type WarningFieldsProps = {
  readonly value: NoticeDraft;
  readonly wrong: NoticeProblem | undefined;
  readonly onChange: (changes: Partial<NoticeDraft>) => void;
};

/** What an alarm must say: what, how bad, how sure, who says so, until when. */
export function WarningFields({ value, wrong, onChange }: WarningFieldsProps) {
  const text = boardWords.value.form;
  return (
    <>
      {value.class !== 'emergency' && (
        <Chips
          legend={text.kind}
          options={[{ value: 'yes', label: text.warn, icon: 'alert' }]}
          values={value.warns ? ['yes'] : []}
          onChange={(chosen) => onChange({ warns: chosen.length > 0 })}
        />
      )}
      {warnsOf(value) && <Alarm value={value} wrong={wrong} onChange={onChange} />}
    </>
  );
}

function Alarm({ value, wrong, onChange }: WarningFieldsProps) {
  const text = boardWords.value.form;
  const { dangers, certainties, level } = BOARD_WORDS[language.value];
  const levels = Array.from({ length: LEVELS_MAX }, (_, index) => index + 1);
  return (
    <div class="notice-alarm stack">
      <Choice
        legend={text.danger}
        columns={2}
        options={DANGERS.map((each) => ({ value: each, label: startUpper(dangers[each]) }))}
        value={value.danger}
        onChange={(danger) => onChange({ danger })}
      />
      <Choice
        legend={text.level}
        options={levels.map((each) => ({
          value: String(each),
          label: startUpper(level(each, value.danger)),
        }))}
        value={value.level}
        onChange={(each) => onChange({ level: each })}
      />
      <Choice
        legend={text.certainty}
        options={CERTAINTIES.map((each) => ({
          value: each,
          label: startUpper(certainties[each]),
        }))}
        value={value.certainty}
        onChange={(certainty) => onChange({ certainty })}
      />
      <Limits value={value} wrong={wrong} onChange={onChange} />
    </div>
  );
}

/** Who says so, and until when. */
function Limits({ value, wrong, onChange }: WarningFieldsProps) {
  const text = boardWords.value.form;
  return (
    <>
      <Field
        label={text.source}
        hint={text.sourceHint}
        error={wrong === 'source' ? text.wrong.source : undefined}
        value={value.source}
        onInput={(source) => onChange({ source })}
        maxLength={120}
      />
      <Field
        label={text.expiresDay}
        kind="date"
        error={wrong === 'expires' ? text.wrong.expires : undefined}
        value={value.expiresDay}
        onInput={(expiresDay) => onChange({ expiresDay })}
        maxLength={10}
      />
      <Field
        label={text.expiresHour}
        kind="number"
        hint={text.expiresHint}
        value={value.expiresHour}
        onInput={(expiresHour) => onChange({ expiresHour })}
        maxLength={2}
      />
    </>
  );
}

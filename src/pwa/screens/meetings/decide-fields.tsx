import { MATTERS } from '#domain/board/meeting-facts.ts';
import type { Meeting } from '#domain/board/meeting-state.ts';
import { MEETING_WORDS } from '#domain/board/meeting-words.ts';
import {
  fewest,
  isAtMeeting,
  isCarried,
  isPossible,
  needsOf,
  waysOf,
} from '#domain/board/votes.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { startUpper } from '#pwa/phone/names.ts';
import { type DecideDraft, type DecideProblem, voteOf } from './decide-draft.ts';
import { meetingWords } from './meeting-words.ts';
import { CountField, DayField, PaperField } from './paper-fields.tsx';

type PartProps = {
  readonly value: DecideDraft;
  readonly wrong: DecideProblem | undefined;
  readonly onChange: (changes: Partial<DecideDraft>) => void;
};

/** What was decided, and how the law has it voted on. */
export function MatterFields({
  value,
  wrong,
  agenda,
  onChange,
}: PartProps & { readonly agenda: Meeting['agenda'] }) {
  const text = meetingWords.value.decide;
  const { matters, needs, ways } = MEETING_WORDS[language.value];
  const levels = needsOf(value.matter);
  return (
    <>
      {value.title === '' && <Asked agenda={agenda} onChange={onChange} />}
      <Field
        label={text.name}
        hint={text.nameHint}
        error={wrong === 'title' ? text.wrong.title : undefined}
        value={value.title}
        onInput={(title) => onChange({ title })}
        maxLength={120}
      />
      <Choice
        legend={text.matter}
        options={MATTERS.map((each) => ({ value: each, label: startUpper(matters[each]) }))}
        value={value.matter}
        onChange={(matter) => onChange({ matter })}
      />
      {(value.matter === 'works' || value.matter === 'money') && (
        <Banner kind="info">{text.leadMoney}</Banner>
      )}
      {levels.length === 1 ? (
        <p>{text.needsOne(needs[value.needs])}</p>
      ) : (
        <Choice
          legend={text.needs}
          options={levels.map((each) => ({ value: each, label: startUpper(needs[each]) }))}
          value={value.needs}
          onChange={(each) => onChange({ needs: each })}
        />
      )}
      <Choice
        legend={text.way}
        options={waysOf(value.matter).map((each) => ({
          value: each,
          label: startUpper(ways[each]),
        }))}
        value={value.way}
        onChange={(way) => onChange({ way })}
      />
    </>
  );
}

/** The counts, and at once what they come to. */
export function CountFields({ value, wrong, onChange }: PartProps) {
  const text = meetingWords.value.decide;
  const vote = voteOf(value);
  return (
    <>
      <Numbers value={value} wrong={wrong} onChange={onChange} />
      {vote && isPossible(vote) && (
        <div class="meeting-vote" role="status">
          <p>
            <b>
              {isCarried(vote)
                ? meetingWords.value.vote.carried
                : meetingWords.value.vote.notCarried}
            </b>
            : {text.result(vote.agree, vote.total, fewest(vote))}
          </p>
          {!isCarried(vote) && <p class="soft small">{text.tooFew}</p>}
        </div>
      )}
      {vote && !isPossible(vote) && wrong !== 'count' && (
        <Banner kind="error">{text.wrong.count}</Banner>
      )}
    </>
  );
}

function Numbers({ value, wrong, onChange }: PartProps) {
  const text = meetingWords.value.decide;
  const isThere = isAtMeeting(value.way) || value.needs === 'over-half-present';
  return (
    <div class="meeting-counts">
      {isThere && (
        <CountField
          label={text.present}
          value={value.present}
          onInput={(present) => onChange({ present })}
        />
      )}
      <CountField label={text.total} value={value.total} onInput={(total) => onChange({ total })} />
      <CountField
        label={text.agree}
        error={wrong === 'count' ? text.wrong.count : undefined}
        value={value.agree}
        onInput={(agree) => onChange({ agree })}
      />
      <CountField
        label={text.against}
        value={value.against}
        onInput={(against) => onChange({ against })}
      />
      <CountField label={text.blank} value={value.blank} onInput={(blank) => onChange({ blank })} />
    </div>
  );
}

type AskedProps = Pick<PartProps, 'onChange'> & { readonly agenda: Meeting['agenda'] };

/** What the invitation says would be voted on: one tap fills in what it is. */
function Asked({ agenda, onChange }: AskedProps) {
  const asked = agenda.filter(({ matter }) => matter !== undefined);
  if (asked.length === 0) return null;
  return (
    <div class="section">
      <p>{meetingWords.value.decide.about}</p>
      {asked.map(({ item, matter = 'other' }) => (
        <Button key={item} wide onPress={() => onChange({ title: item, matter })}>
          {item}
        </Button>
      ))}
    </div>
  );
}

export function WordFields({ value, wrong, onChange }: PartProps) {
  const text = meetingWords.value.decide;
  return (
    <>
      <Field
        label={text.text}
        kind="long"
        optional
        value={value.text}
        onInput={(said) => onChange({ text: said })}
        maxLength={1_800}
      />
      <DayField
        label={text.day}
        error={wrong === 'day' ? text.wrong.day : undefined}
        value={value.day}
        onInput={(day) => onChange({ day })}
      />
      <PaperField
        label={text.document}
        error={wrong === 'document' ? text.wrong.document : undefined}
        value={value.document}
        onInput={(document) => onChange({ document })}
      />
    </>
  );
}

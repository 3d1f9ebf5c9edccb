import type { Id } from '#kernel/id.ts';
import type { SkillLadder } from '#domain/ladder.ts';
import { HOMES_MEASURES } from '#domain/homes/measures.ts';
import { STEPS } from '#domain/doors/facts.ts';
import { measureWords } from '#domain/measure-words.ts';
import { MEASURES } from '#domain/measures.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Chips, Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { Pick } from '#pwa/ui/pick.tsx';
import { nameIn } from '#pwa/phone/skill-in.ts';
import { type CampaignDraft, CONTAINED, type Wrong } from './campaign-draft.ts';
import { stepText } from './goal-text.ts';
import { officeWords } from './office-words.ts';

type FieldsProps = {
  readonly ladder: SkillLadder;
  /** Of the commune, by name. */
  readonly villages: readonly { readonly id: Id; readonly name: string }[];
  readonly value: CampaignDraft;
  readonly wrong: Wrong | undefined;
  /** What is counted stays. */
  readonly isChange: boolean;
  readonly onChange: (next: CampaignDraft) => void;
};

export function CampaignFields(props: FieldsProps) {
  const { value, wrong, isChange, onChange } = props;
  const text = officeWords.value.write;
  return (
    <>
      <Field
        label={text.title}
        hint={text.titleHint}
        error={wrong === 'title' ? text.wrong.title : undefined}
        value={value.title}
        onInput={(title) => onChange({ ...value, title })}
        maxLength={120}
      />
      {!isChange && <Counted {...props} />}
      <TargetFields {...props} />
      <Field
        label={text.from}
        kind="date"
        error={wrong === 'from' ? text.wrong.from : undefined}
        value={value.from}
        onInput={(from) => onChange({ ...value, from })}
        maxLength={10}
      />
      <Field
        label={text.until}
        kind="date"
        error={wrong === 'until' ? text.wrong.until : undefined}
        value={value.until}
        onInput={(until) => onChange({ ...value, until })}
        maxLength={10}
      />
      <Where {...props} />
      {isChange && (
        <Field
          label={text.reason}
          optional
          value={value.reason}
          onInput={(reason) => onChange({ ...value, reason })}
          maxLength={120}
        />
      )}
    </>
  );
}

function Counted(props: FieldsProps) {
  const { value, onChange } = props;
  const text = officeWords.value.write;
  return (
    <>
      <Choice
        legend={text.kind}
        columns={2}
        options={(['skill', 'measure'] as const).map((kind) => ({
          value: kind,
          label: text.kinds[kind],
          hint: text.kindHints[kind],
        }))}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind })}
      />
      {value.kind === 'skill' ? <SkillFields {...props} /> : <MeasureField {...props} />}
    </>
  );
}

function SkillFields(props: FieldsProps) {
  const { ladder, value, onChange } = props;
  const text = officeWords.value.write;
  const contained = CONTAINED[value.skill];
  return (
    <>
      <Pick
        label={text.skill}
        value={value.skill}
        options={ladder.skills
          .filter(({ isRetired }) => !isRetired)
          .map(({ skill }) => [skill, nameIn(ladder, skill)])}
        onChange={(skill) => onChange({ ...value, skill })}
      />
      {contained !== undefined && <p class="soft">{text.contains(nameIn(ladder, contained))}</p>}
      <Pick
        label={text.step}
        value={value.reached}
        options={STEPS.map((step) => [step, stepText(step)])}
        onChange={(step) =>
          onChange({ ...value, reached: STEPS.find((each) => each === step) ?? 'alone' })
        }
      />
      <Choice
        legend={text.counts}
        columns={2}
        options={(['resident', 'household'] as const).map((each) => ({
          value: each,
          label: text.countsOf[each],
        }))}
        value={value.counts}
        onChange={(counts) => onChange({ ...value, counts })}
      />
      <AgeFields {...props} />
    </>
  );
}

function AgeFields({ value, wrong, onChange }: FieldsProps) {
  const text = officeWords.value.write;
  return (
    <>
      <Field
        label={text.ageFrom}
        kind="number"
        optional
        hint={text.ageHint}
        value={value.ageFrom}
        onInput={(ageFrom) => onChange({ ...value, ageFrom })}
        maxLength={3}
      />
      <Field
        label={text.ageUntil}
        kind="number"
        optional
        value={value.ageUntil}
        onInput={(ageUntil) => onChange({ ...value, ageUntil })}
        maxLength={3}
      />
      <Field
        label={text.doneFrom}
        kind="number"
        optional
        hint={text.doneFromHint}
        error={wrong === 'ages' ? text.wrong.ages : undefined}
        value={value.doneFrom}
        onInput={(doneFrom) => onChange({ ...value, doneFrom })}
        maxLength={3}
      />
    </>
  );
}

/** That there are adults is nothing to be reached. */
const CHOSEN = MEASURES.filter(({ id }) => id !== 'resident-adult');
const UNDATED: ReadonlySet<string> = new Set(HOMES_MEASURES.map(({ id }) => id));

function MeasureField({ value, onChange }: FieldsProps) {
  const text = officeWords.value.write;
  return (
    <>
      <Pick
        label={text.measure}
        value={value.measure}
        options={CHOSEN.map(({ id }) => [id, measureWords(language.value, id).title])}
        onChange={(measure) => onChange({ ...value, measure })}
      />
      {UNDATED.has(value.measure) && <p class="soft">{text.undated}</p>}
    </>
  );
}

function TargetFields({ value, wrong, onChange }: FieldsProps) {
  const text = officeWords.value.write;
  return (
    <>
      <Choice
        legend={text.target}
        columns={2}
        options={(['percent', 'perVillage'] as const).map((each) => ({
          value: each,
          label: text.targets[each],
        }))}
        value={value.target}
        onChange={(target) => onChange({ ...value, target })}
      />
      <Field
        label={text[value.target]}
        kind="number"
        error={wrong === 'target' ? text.wrong.target : undefined}
        value={value.number}
        onInput={(number) => onChange({ ...value, number })}
        maxLength={6}
      />
    </>
  );
}

function Where({ villages, value, wrong, onChange }: FieldsProps) {
  const text = officeWords.value.write;
  return (
    <>
      <Choice
        legend={text.where}
        columns={2}
        options={(['all', 'some'] as const).map((each) => ({
          value: each,
          label: text.wheres[each],
        }))}
        value={value.where}
        onChange={(where) => onChange({ ...value, where })}
      />
      {value.where === 'some' && (
        <>
          <Chips
            legend={text.villages}
            options={villages.map(({ id, name }) => ({ value: id, label: name }))}
            values={value.villages}
            onChange={(chosen) => onChange({ ...value, villages: chosen })}
          />
          {wrong === 'villages' && <Banner kind="error">{text.wrong.villages}</Banner>}
        </>
      )}
    </>
  );
}

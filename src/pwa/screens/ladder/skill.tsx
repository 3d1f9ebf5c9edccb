import { useState } from 'preact/hooks';
import { findSkill } from '#domain/ladder.ts';
import { TRAITS } from '#domain/learning/facts.ts';
import { proposeSkill } from '#domain/learning/propose-ladder.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Chips, Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { language } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { useDraft } from '#pwa/phone/draft.ts';
import { nameIn } from '#pwa/phone/skill-in.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { ladderWords } from './ladder-words.ts';
import { type Office, paneNames, refusalText, toChange, useOffice } from './office.ts';
import { differences, draftOf, intentOf, mayCount, paneOf, SkillDraft } from './skill-draft.ts';
import './ladder.css';

/** One skill of the commune: what it is called, what it needs, who has come how far, and who changed it. */
export function SkillScreen({ params }: ScreenProps) {
  const office = useOffice();
  const [skill] = params;
  if (office === undefined) return <NotHere />;
  if (skill !== undefined && findSkill(office.ladder, skill) === undefined) return <NotHere />;
  return <SkillOf key={skill} office={office} skill={skill} />;
}

type SkillProps = { readonly office: Office; readonly skill: string | undefined };

function useSkillForm({ office, skill }: SkillProps) {
  const text = ladderWords.value;
  const [fresh] = useState(() => draftOf(office, skill));
  const key = `ladder.${skill ?? ''}`;
  const draft = useDraft(office.device, key, SkillDraft, fresh);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isAsking, setAsking] = useState(false);
  const { states, author, called } = toChange(office);
  const proposed = proposeSkill(states, author, intentOf(draft.value, skill), called);
  const look = (): void => {
    if (!proposed.ok) setProblem(refusalText(office, proposed.error));
    else if (proposed.value.length === 0) setProblem(text.confirm.same);
    else setAsking(true);
  };
  const change = (next: SkillDraft): void => {
    setProblem(undefined);
    draft.change(next);
  };
  return { key, draft, problem, isAsking, setAsking, proposed, look, change };
}

function SkillOf({ office, skill }: SkillProps) {
  const text = ladderWords.value;
  const { key, draft, problem, isAsking, setAsking, proposed, look, change } = useSkillForm({
    office,
    skill,
  });
  const isRetired = skill !== undefined && findSkill(office.ladder, skill)?.isRetired === true;
  return (
    <OfficerPage
      title={skill === undefined ? text.form.fresh : nameIn(office.ladder, skill)}
      back={{ href: '#/ladder', label: text.title }}
      place="commune"
      action={
        !isRetired && (
          <>
            {problem !== undefined && <Banner kind="error">{problem}</Banner>}
            <Button kind="primary" icon="check" onPress={look}>
              {skill === undefined ? text.form.saveFresh : text.form.save}
            </Button>
          </>
        )
      }
    >
      {draft.restoredAt !== undefined && !isRetired && (
        <Banner
          kind="draft"
          action={{ label: text.form.dropDraft, onPress: () => void draft.drop() }}
        >
          {text.form.restored}
        </Banner>
      )}
      {draft.ready && !isRetired && (
        <Fields office={office} skill={skill} value={draft.value} onChange={change} />
      )}
      {skill !== undefined && <Later load={loadKnown} props={{ office, skill }} />}
      {isAsking && proposed.ok && (
        <Later
          load={loadConfirm}
          props={{
            office,
            proposals: proposed.value,
            lines: differences(office, skill, draft.value),
            said: text.saved.skill,
            draft: key,
            onClose: () => setAsking(false),
            onDone: () => leaveTo('#/ladder'),
          }}
        />
      )}
    </OfficerPage>
  );
}

type FieldsProps = SkillProps & {
  readonly value: SkillDraft;
  readonly onChange: (next: SkillDraft) => void;
};

function Fields({ office, skill, value, onChange }: FieldsProps) {
  const text = ladderWords.value.form;
  const { ladder } = office;
  const traitNames = LEARNING_WORDS[language.value].traits;
  const needs = ladder.skills.filter(
    (each) => each.skill !== skill && (!each.isRetired || value.needs.includes(each.skill)),
  );
  return (
    <div class="stack ladder-form">
      <Field
        label={text.name}
        hint={text.nameHint}
        value={value.name}
        onInput={(name) => onChange({ ...value, name })}
        maxLength={60}
      />
      <Field
        label={text.nameEn}
        optional
        value={value.nameEn}
        onInput={(nameEn) => onChange({ ...value, nameEn })}
        maxLength={60}
      />
      <Chips
        legend={text.needs}
        options={needs.map((each) => ({ value: each.skill, label: nameIn(ladder, each.skill) }))}
        values={value.needs}
        onChange={(next) => onChange({ ...value, needs: next })}
      />
      <p class="soft small">{text.needsHint}</p>
      <Chips
        legend={text.traits}
        options={TRAITS.map((trait) => ({ value: trait, label: traitNames[trait] }))}
        values={value.traits}
        onChange={(traits) => onChange({ ...value, traits })}
      />
      {mayCount(office, skill) ? (
        <Choice
          legend={text.basic}
          columns={2}
          options={[
            { value: '0', label: text.noBasic },
            ...(['1', '2', '3', '4'] as const).map((basic) => ({
              value: basic,
              label: paneNames(ladder)[Number(basic) - 1] ?? basic,
            })),
          ]}
          value={value.basic}
          onChange={(basic) => onChange({ ...value, basic })}
        />
      ) : (
        <p>{text.isBasic(paneOf(office, skill ?? '') ?? '')}</p>
      )}
    </div>
  );
}

const loadKnown = async () => (await import('./known.tsx')).Known;
const loadConfirm = async () => (await import('./confirm.tsx')).Confirm;

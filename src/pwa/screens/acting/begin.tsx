import { useState } from 'preact/hooks';
import * as v from 'valibot';
import { formatDay } from '#kernel/vi-calendar.ts';
import { ACTING_MINUTES_MAX } from '#domain/doors/facts.ts';
import type { Skill } from '#domain/doors/facts.ts';
import { hasConsent, isThere } from '#domain/homes/state.ts';
import type { Resident } from '#domain/homes/state.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { Page } from '#pwa/page.tsx';
import { runningIn } from '#pwa/phone/acting.ts';
import { actingWords } from '#pwa/phone/acting-words.ts';
import { useDraft } from '#pwa/phone/draft.ts';
import { proposeActing } from '#pwa/phone/intents.ts';
import { taughtIn } from '#pwa/phone/ladder.ts';
import { spokenName, startUpper } from '#pwa/phone/names.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { skillName } from '#pwa/phone/skill-names.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { nameOfActing } from './acting-banner.tsx';

const loadConsent = async () => (await import('#pwa/screens/homes/consent.tsx')).ConsentAsk;

/** Before acting for a person: is it they, do they agree, and what for. */
export function ActScreen({ params }: ScreenProps) {
  const village = useVillage();
  const resident = village?.homes.state.residents.get(params[0] ?? '');
  if (village === undefined || resident === undefined || !isThere(resident, village.day)) {
    return <NotHere />;
  }
  return <Check village={village} resident={resident} />;
}

type CheckProps = { readonly village: Village; readonly resident: Resident };

function Check({ village, resident }: CheckProps) {
  const text = actingWords.value.check;
  const [isAsked, setAsked] = useState(false);
  const who = spokenName(resident, village.day);
  const home = `#/person/${resident.id}`;
  const agrees = hasConsent(resident, village.day);
  return (
    <Page
      title={text.title}
      lead={text.lead(ACTING_MINUTES_MAX)}
      back={{ href: home, label: startUpper(who) }}
      place="doors"
    >
      <section class="section">
        <h2>{text.person}</h2>
        {isAsked ? (
          <p class="acting-who">{startUpper(who)}</p>
        ) : (
          <Question resident={resident} who={who} home={home} onYes={() => setAsked(true)} />
        )}
      </section>
      {isAsked && (
        <section class="section">
          <h2>{text.consent}</h2>
          {agrees ? (
            <p>{text.given(formatDay(resident.consentUntil ?? village.day))}</p>
          ) : (
            <Later load={loadConsent} props={{ village, resident }} />
          )}
        </section>
      )}
      {isAsked && agrees && <Task village={village} resident={resident} />}
    </Page>
  );
}

type QuestionProps = { resident: Resident; who: string; home: string; onYes: () => void };

function Question({ resident, who, home, onYes }: QuestionProps) {
  const text = actingWords.value.check;
  const { birthYear } = resident;
  const question = birthYear === undefined ? text.ask(who) : text.askBorn(who, birthYear);
  return (
    <>
      <blockquote class="wording acting-who">{question}</blockquote>
      <p class="soft">{text.readAloud}</p>
      <div class="cluster">
        <SpeakButton text={question} />
        <Button kind="quiet" icon="close" onPress={() => leaveTo(home)}>
          {text.no}
        </Button>
      </div>
      <Button kind="primary" icon="check" wide onPress={onYes}>
        {text.yes}
      </Button>
    </>
  );
}

const Reason = v.string();

/** What for: the person will read it. */
function Task({ village, resident }: CheckProps) {
  const text = actingWords.value.check;
  const [skill, setSkill] = useState<Skill>('public-services');
  const [acting] = useState(() => village.device.newId());
  const key = `acting.${resident.id}`;
  const draft = useDraft(village.device, key, Reason, '');
  const reason = draft.value;
  const saving = useSaving();
  const { problem } = saving;
  const running = runningIn(village);
  const isMissing = problem === 'acting-why-missing';
  const write = async (): Promise<string | undefined> => {
    const ends = runningIn(village).map(({ id }) => id);
    const proposed = proposeActing(village, resident, { acting, skill, reason, ends });
    return saveTogether(village.device, village.doorsBook, proposed, {
      said: text.started,
      draft: key,
    });
  };
  const leave = async (): Promise<void> => {
    await draft.drop();
    leaveTo(`#/person/${resident.id}`);
  };
  return (
    <section class="section">
      <h2>{text.what}</h2>
      {running.map((other) => (
        <Banner key={other.id} kind="info">
          {(other.resident === resident.id ? text.same : text.other)(
            nameOfActing({ village, acting: other }),
          )}
        </Banner>
      ))}
      <Field
        label={text.reason}
        hint={text.reasonHint}
        error={isMissing ? reasonText(problem) : undefined}
        value={reason}
        onInput={draft.change}
        maxLength={120}
      />
      <Choice
        legend={text.skill}
        columns={2}
        options={taughtIn(village.ladder).map((each) => ({ value: each, label: skillName(each) }))}
        value={skill}
        onChange={setSkill}
      />
      <SaveAction
        {...saving}
        icon="check"
        label={text.start(ACTING_MINUTES_MAX)}
        onSave={async () => saving.run(write, leave)}
      />
    </section>
  );
}

import { useState } from 'preact/hooks';
import { formatDay } from '#kernel/vi-calendar.ts';
import { ACTING_MINUTES_MAX } from '#domain/doors/facts.ts';
import type { Skill } from '#domain/doors/facts.ts';
import { hasConsent, isThere } from '#domain/homes/state.ts';
import type { Resident } from '#domain/homes/state.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { Page } from '#pwa/page.tsx';
import { runningIn } from '#pwa/phone/acting.ts';
import { actingWords } from '#pwa/phone/acting-words.ts';
import { proposeActing } from '#pwa/phone/intents.ts';
import { taughtIn } from '#pwa/phone/ladder.ts';
import { spokenName, startUpper } from '#pwa/phone/names.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { saveTogether } from '#pwa/phone/save.ts';
import { skillName } from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { leaveTo } from '#pwa/router.ts';
import type { ScreenProps } from '#pwa/routes.ts';
import { ConsentAsk } from '#pwa/screens/homes/consent.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { nameOfActing } from './acting-banner.tsx';

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
            <ConsentAsk village={village} resident={resident} />
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

/** What for: the person will read it. */
function Task({ village, resident }: CheckProps) {
  const text = actingWords.value.check;
  const [skill, setSkill] = useState<Skill>('public-services');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const running = runningIn(village);
  const isMissing = problem === 'acting-why-missing';
  const begin = async (): Promise<void> => {
    const ends = runningIn(village).map(({ id }) => id);
    const proposed = proposeActing(village, resident, { skill, reason, ends });
    const code = await saveTogether(village.device, village.doorsBook, proposed, {
      said: text.started,
    });
    setProblem(code);
    if (code === undefined) leaveTo(`#/person/${resident.id}`);
  };
  return (
    <section class="section">
      <h2>{text.what}</h2>
      {running.map((acting) => (
        <Banner key={acting.id} kind="info">
          {(acting.resident === resident.id ? text.same : text.other)(
            nameOfActing({ village, acting }),
          )}
        </Banner>
      ))}
      <Field
        label={text.reason}
        hint={text.reasonHint}
        error={isMissing ? reasonText(problem) : undefined}
        value={reason}
        onInput={setReason}
        maxLength={120}
      />
      <Choice
        legend={text.skill}
        columns={2}
        options={taughtIn(village.ladder).map((each) => ({ value: each, label: skillName(each) }))}
        value={skill}
        onChange={setSkill}
      />
      {problem !== undefined && <Banner kind="error">{reasonText(problem)}</Banner>}
      <Button kind="primary" icon="check" wide onPress={() => void begin()}>
        {text.start(ACTING_MINUTES_MAX)}
      </Button>
    </section>
  );
}

import { useState } from 'preact/hooks';
import { STEPS } from '#domain/doors/facts.ts';
import type { Skill, Step } from '#domain/doors/facts.ts';
import { lessonsOf } from '#domain/doors/sessions.ts';
import { taughtIn } from '#pwa/phone/ladder.ts';
import { skillName, stepName } from '#pwa/phone/skill-names.ts';
import { useVillage } from '#pwa/phone/village.ts';
import type { Village } from '#pwa/phone/village.ts';
import { replaceBy } from '#pwa/router.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Choice } from '#pwa/ui/choice.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Page } from '#pwa/page.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { hrefOf } from './lesson.ts';
import { teamWords } from './team-words.ts';

/** What is taught today, to everybody who is there; nothing is written before somebody is on the roll. */
export function SessionNewScreen() {
  const village = useVillage();
  return village === undefined ? <NotHere /> : <NewLesson village={village} />;
}

function NewLesson({ village }: { village: Village }) {
  const text = teamWords.value.session;
  const { device, doors, day } = village;
  const [skill, setSkill] = useState<Skill>('vneid-1');
  const [reached, setReached] = useState<Step>('together');
  const [name, setName] = useState<string | undefined>(undefined);
  const [session] = useState(() => device.newId());
  const title = name ?? text.nameOf(skillName(skill));
  const today = lessonsOf(doors.state).find((each) => each.on === day && each.skill === skill);
  const begin = (): void => {
    const said = title.trim() === '' ? text.nameOf(skillName(skill)) : title;
    replaceBy(hrefOf({ session, title: said, skill, reached, on: day }));
  };
  return (
    <Page
      title={text.newTitle}
      back={{ href: '#/sessions', label: text.title }}
      place="doors"
      action={
        <Button kind="primary" icon="everyone" onPress={begin}>
          {text.start}
        </Button>
      }
    >
      {today && (
        <Banner
          kind="info"
          action={{ label: text.goOn, onPress: () => replaceBy(`#/session/${today.id}`) }}
        >
          {text.today(today.title)}
        </Banner>
      )}
      <Choice
        legend={text.skill}
        columns={2}
        options={taughtIn(village.ladder).map((each) => ({ value: each, label: skillName(each) }))}
        value={skill}
        onChange={setSkill}
      />
      <Choice
        legend={text.step}
        options={STEPS.map((each) => ({ value: each, label: stepName(each) }))}
        value={reached}
        onChange={setReached}
      />
      <p class="soft small">{text.stepHint}</p>
      <Field label={text.name} value={title} onInput={setName} maxLength={120} />
    </Page>
  );
}

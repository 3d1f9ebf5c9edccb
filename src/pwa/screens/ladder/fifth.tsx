import { useState } from 'preact/hooks';
import type { SkillLadder } from '#domain/ladder.ts';
import { CHOSEN_MAX, NATIONAL_PANES } from '#domain/learning/facts.ts';
import { nationalPaneOf, proposeFifth } from '#domain/learning/propose-ladder.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Chips } from '#pwa/ui/choice.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { nameIn } from '#pwa/phone/skill-in.ts';
import { leaveTo } from '#pwa/router.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { ladderWords } from './ladder-words.ts';
import { type Office, refusalText, toChange, useOffice } from './office.ts';
import './ladder.css';

/** The basic skill that is the commune's own to choose. */
export function FifthScreen() {
  const office = useOffice();
  return office === undefined ? <NotHere /> : <FifthOf office={office} />;
}

function FifthOf({ office }: { readonly office: Office }) {
  const text = ladderWords.value;
  const { ladder } = office;
  const now = ladder.panes[NATIONAL_PANES] ?? [];
  const [skills, setSkills] = useState(now);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isAsking, setAsking] = useState(false);
  const { states, author } = toChange(office);
  const proposed = proposeFifth(states, author, skills);
  const names = (of: readonly string[]): string => eitherOf(ladder, of);
  const look = (): void => {
    if (!proposed.ok) setProblem(refusalText(office, proposed.error));
    else if (proposed.value.length === 0) setProblem(text.confirm.same);
    else setAsking(true);
  };
  return (
    <OfficerPage
      title={text.fifth.title}
      lead={text.fifth.lead}
      back={{ href: '#/ladder', label: text.title }}
      place="commune"
      action={
        <>
          {problem !== undefined && <Banner kind="error">{problem}</Banner>}
          <Button kind="primary" icon="check" onPress={look}>
            {text.fifth.save}
          </Button>
        </>
      }
    >
      <p>{text.fifth.now(names(now))}</p>
      <Chips
        legend={text.fifth.legend}
        options={openIn(office, skills).map(({ skill }) => ({
          value: skill,
          label: nameIn(ladder, skill),
        }))}
        values={skills}
        // The fifth one pressed takes the place of the first.
        onChange={(next) => setSkills(next.slice(-CHOSEN_MAX))}
      />
      <p class="soft">{text.fifth.curve}</p>
      {isAsking && proposed.ok && (
        <Later
          load={loadConfirm}
          props={{
            office,
            proposals: proposed.value,
            lines: [text.fifth.will(names(skills))],
            said: text.saved.fifth,
            onClose: () => setAsking(false),
            onDone: () => leaveTo('#/ladder'),
          }}
        />
      )}
    </OfficerPage>
  );
}

const loadConfirm = async () => (await import('./confirm.tsx')).Confirm;

/** What may be chosen: no other pane's, and nothing retired that does not stand there. */
const openIn = ({ ladder }: Office, chosen: readonly string[]) =>
  ladder.skills.filter(
    ({ skill, isRetired }) =>
      nationalPaneOf(ladder, skill) === undefined && (!isRetired || chosen.includes(skill)),
  );

const eitherOf = (ladder: SkillLadder, skills: readonly string[]): string =>
  skills.map((skill) => nameIn(ladder, skill)).join(ladderWords.value.basics.or);

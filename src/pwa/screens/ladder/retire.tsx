import { useState } from 'preact/hooks';
import { findSkill } from '#domain/ladder.ts';
import { proposeRetirement, proposeReturn } from '#domain/learning/propose-ladder.ts';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { Field } from '#pwa/ui/field.tsx';
import { Later } from '#pwa/ui/later.tsx';
import { nameIn } from '#pwa/phone/skill-in.ts';
import { ladderWords } from './ladder-words.ts';
import { type Counts, namesOf, type Office, peopleOn, refusalText, toChange } from './office.ts';

type RetireProps = {
  readonly office: Office;
  readonly skill: string;
  readonly counts: Counts | undefined;
};

/** The end of a skill, or its return; both say beforehand for how many people, and nothing is lost. */
export function RetirePart({ office, skill, counts }: RetireProps) {
  const text = ladderWords.value;
  const isRetired = findSkill(office.ladder, skill)?.isRetired === true;
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const { states, author, called } = toChange(office);
  const proposed = isRetired
    ? proposeReturn(states, author, skill, called)
    : proposeRetirement(states, author, skill, reason);
  const press = (): void => {
    setProblem(proposed.ok ? undefined : refusalText(office, proposed.error));
    setAsking(proposed.ok);
  };
  const name = nameIn(office.ladder, skill);
  return (
    <>
      {problem !== undefined && <Banner kind="error">{problem}</Banner>}
      <Button
        kind={isRetired ? 'primary' : 'danger'}
        icon={isRetired ? 'undo' : 'stop'}
        onPress={press}
      >
        {isRetired ? text.bringBack : text.retire}
      </Button>
      {isAsking && proposed.ok && (
        <Later
          load={loadConfirm}
          props={{
            office,
            proposals: proposed.value,
            lines: [isRetired ? text.confirm.returned(name) : text.confirm.retired(name)],
            said: isRetired ? text.saved.returned : text.saved.retired,
            isTaking: !isRetired,
            onClose: () => setAsking(false),
            onDone: () => setAsking(false),
            children: isRetired ? (
              <p>{text.bringBackSaid}</p>
            ) : (
              <>
                <Kept office={office} skill={skill} counts={counts} />
                <Field
                  label={text.retireWhy}
                  optional
                  value={reason}
                  onInput={setReason}
                  maxLength={120}
                />
              </>
            ),
          }}
        />
      )}
    </>
  );
}

function Kept({ office: { ladder }, skill, counts }: RetireProps) {
  const text = ladderWords.value;
  const needing = ladder.skills.flatMap((each) =>
    !each.isRetired && each.needs.includes(skill) ? [each.skill] : [],
  );
  return (
    <>
      {counts !== undefined && peopleOn(counts) > 0 && (
        <p>{text.retireKeeps(peopleOn(counts), counts.villages)}</p>
      )}
      {needing.length > 0 && <p>{text.retireNeeded(namesOf(ladder, needing))}</p>}
    </>
  );
}

const loadConfirm = async () => (await import('./confirm.tsx')).Confirm;

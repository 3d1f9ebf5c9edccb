import * as v from 'valibot';
import { LEARNING_FACTS } from '#domain/learning/facts.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import { language } from '#pwa/ui/language.ts';
import { StatusMark } from '#pwa/ui/states.tsx';
import { TraceList } from '#pwa/ui/trace-list.tsx';
import { nameIn } from '#pwa/phone/skill-in.ts';
import { reasonText } from '#pwa/phone/reasons.ts';
import { momentText } from '#pwa/screens/officer/text.ts';
import { ladderWords } from './ladder-words.ts';
import type { Office } from './office.ts';
import { type Change, useChanges } from './use-changes.ts';

/** Who changed what of some skills, and when. */
export function Changes({
  office,
  skills,
}: {
  readonly office: Office;
  readonly skills: readonly string[];
}) {
  const text = ladderWords.value;
  const changes = useChanges(office, skills);
  if (changes === undefined) return null;
  if (changes.length === 0) return <p class="soft">{text.changesNone}</p>;
  return (
    <TraceList
      label={text.changes}
      entries={changes.map((change) => ({
        key: change.key,
        who: change.who,
        when: momentText(change.at),
        what: sentenceOf(office, change),
        mark: (
          <p class="small">
            <StatusMark status={change.fate} />
            {change.why !== '' && <span class="soft"> {reasonText(change.why)}</span>}
          </p>
        ),
      }))}
    />
  );
}

/** Told with the names that the skills bear today. */
function sentenceOf({ ladder }: Office, { type, body }: Change): string {
  const names = (skill: string): string => nameIn(ladder, skill);
  const { facts } = LEARNING_WORDS[language.value];
  const described = v.safeParse(LEARNING_FACTS['skill.described@1'], body);
  if (described.success) return facts['skill.described@1'](described.output);
  const retired = v.safeParse(LEARNING_FACTS['skill.retired@1'], body);
  if (type === 'skill.retired@1' && retired.success) {
    return facts['skill.retired@1'](retired.output, names);
  }
  const chosen = v.safeParse(LEARNING_FACTS['basic.chosen@1'], body);
  return chosen.success ? facts['basic.chosen@1'](chosen.output, names) : type;
}

import { type Group, TIERS } from '#domain/groups.ts';
import { BOARD_WORDS } from '#domain/board/words.ts';
import { Page } from '#pwa/page.tsx';
import { placeName, startUpper, whenText } from '#pwa/phone/names.ts';
import { language } from '#pwa/ui/language.ts';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { boardWords } from '#pwa/screens/board/board-words.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { type Groups, saidTo, useGroups } from './groups-in.ts';
import { groupWords } from './group-words.ts';

/** Whom one can write to, tier by tier: how many they are, and what they were told last. */
export function GroupsScreen() {
  const groups = useGroups();
  return groups === undefined ? <NotHere /> : <GroupsOf groups={groups} />;
}

function GroupsOf({ groups }: { groups: Groups }) {
  const text = groupWords.value;
  const { place, places, day, village } = groups.boards;
  return (
    <Page
      title={text.title}
      lead={text.lead(placeName(places, place, day))}
      back={{ href: '#/board', label: boardWords.value.title }}
      place={village === undefined ? 'commune' : 'doors'}
    >
      {TIERS.map((tier) => (
        <section key={tier} class="section">
          <h2>{text.tiers[tier]}</h2>
          <List label={text.tiers[tier]}>
            {groups.all
              .filter((each) => each.tier === tier)
              .map((each) => (
                <GroupRow key={each.audience} groups={groups} group={each} />
              ))}
          </List>
        </section>
      ))}
    </Page>
  );
}

function GroupRow({ groups: { boards }, group }: { groups: Groups; group: Group }) {
  const text = groupWords.value;
  const { audience, members } = group;
  const [last] = saidTo(boards, audience);
  const persons = new Set(members?.map(({ person }) => person));
  return (
    <ListRow
      href={`#/groups/${audience}`}
      title={startUpper(BOARD_WORDS[language.value].audiences[audience])}
      text={
        <>
          {members === undefined ? text.households : text.people(persons.size)}
          <br />
          {last === undefined
            ? text.lastNone
            : text.last(last.notice.texts['vi']?.title ?? '', whenText(last.notice.at, boards.day))}
        </>
      }
    />
  );
}

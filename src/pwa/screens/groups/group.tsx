import { useState } from 'preact/hooks';
import { BOARD_WORDS } from '#domain/board/words.ts';
import type { Group } from '#domain/groups.ts';
import { proposePost, proposePostLeft } from '#domain/people/propose-post.ts';
import { lineageOf } from '#domain/places/state.ts';
import { Page } from '#pwa/page.tsx';
import { startUpper, whenText } from '#pwa/phone/names.ts';
import { rolesOf } from '#pwa/phone/roles.ts';
import { saveOrTell } from '#pwa/phone/save.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Icon } from '#pwa/ui/icon.tsx';
import { language } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { maySpeak } from '#pwa/screens/board/may-speak.ts';
import { toWriteOf } from '#pwa/screens/officer/team-of.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { type Groups, namedIn, POSTS_OF, saidTo, useGroups, whyText } from './groups-in.ts';
import { groupWords } from './group-words.ts';

/** One group: who is in it and why, and what it was told. */
export function GroupScreen({ params: [audience] }: ScreenProps) {
  const groups = useGroups();
  const group = groups?.all.find((each) => each.audience === audience);
  if (groups === undefined || group === undefined) return <NotHere />;
  return <GroupOf key={group.audience} groups={groups} group={group} />;
}

type GroupProps = { readonly groups: Groups; readonly group: Group };

function GroupOf({ groups, group }: GroupProps) {
  const text = groupWords.value;
  const { boards, book } = groups;
  const { audience, tier, members } = group;
  const speaks = maySpeak(boards.device, book);
  return (
    <Page
      title={startUpper(BOARD_WORDS[language.value].audiences[audience])}
      lead={text.tiers[tier]}
      back={{ href: '#/groups', label: text.title }}
      place={boards.village === undefined ? 'commune' : 'doors'}
      action={
        speaks && (
          <Button kind="primary" icon="edit" href={`#/board/new?to=${audience}`}>
            {text.write}
          </Button>
        )
      }
    >
      {members === undefined ? (
        <p>{text.allHouses}</p>
      ) : (
        <Members groups={groups} group={group} members={members} speaks={speaks} />
      )}
      <Said groups={groups} group={group} />
    </Page>
  );
}

type MembersProps = GroupProps & {
  readonly members: NonNullable<Group['members']>;
  readonly speaks: boolean;
};

const loadPost = async () => (await import('./post-sheet.tsx')).PostSheet;

function Members({ groups, group, members, speaks }: MembersProps) {
  const text = groupWords.value;
  const [isOpen, setOpen] = useState(false);
  const posts = POSTS_OF[group.audience] ?? [];
  const names = namedIn(groups, members);
  return (
    <section class="section">
      <h2>{text.who}</h2>
      {names.length === 0 && <p class="soft">{text.whoNone}</p>}
      <List label={text.who}>
        {names.map((each) => (
          <ListRow
            key={`${each.person} ${each.place} ${whyText(each)}`}
            lead={<Icon name="person" />}
            title={each.name}
            text={[startUpper(whyText(each)), each.where].join(' · ')}
            mark={speaks && <Leave groups={groups} member={each} />}
          />
        ))}
      </List>
      {speaks && posts.length > 0 && (
        <Button wide icon="plus" onPress={() => setOpen(true)}>
          {text.post.press}
        </Button>
      )}
      {isOpen && <Later load={loadPost} props={{ groups, posts, onClose: () => setOpen(false) }} />}
    </section>
  );
}

type LeaveProps = {
  readonly groups: Groups;
  readonly member: MembersProps['members'][number];
};

/** Of a post alone: a right ends where it was given. */
function Leave({ groups, member: { person, place, why } }: LeaveProps) {
  const text = groupWords.value.post;
  const { device, day, places } = groups.boards;
  if (!('post' in why)) return null;
  const chapters = lineageOf(places, place, day);
  const holding = [...groups.people.posts.values()].find(
    (each) =>
      each.person === person &&
      each.as === why.post &&
      each.alley === why.alley &&
      chapters.includes(each.place) &&
      (each.until ?? day) >= day,
  );
  if (holding === undefined || rolesOf(device).length === 0) return null;
  const toWrite = () => toWriteOf(device, place, ({ posts }) => posts.has(holding.holding));
  const leave = async (): Promise<void> => {
    const now = toWrite();
    if (now === undefined) return;
    const left = proposePostLeft(now.states, now.author, holding.holding);
    const again = { holding: device.newId(), person, place: holding.place, post: holding.as };
    await saveOrTell(device, now.book, left, {
      said: text.left,
      undo: () => {
        const then = toWrite() ?? now;
        const { alley } = holding;
        return proposePost(then.states, then.author, { ...again, ...(alley && { alley }) });
      },
    });
  };
  return (
    <Button kind="quiet" icon="undo" onPress={() => void leave()}>
      {text.leave}
    </Button>
  );
}

const SAID_MAX = 5;

function Said({ groups: { boards }, group }: GroupProps) {
  const text = groupWords.value;
  const said = saidTo(boards, group.audience).slice(0, SAID_MAX);
  return (
    <section class="section">
      <h2>{text.said}</h2>
      {said.length === 0 && <p class="soft">{text.lastNone}</p>}
      <List label={text.said}>
        {said.map(({ notice }) => (
          <ListRow
            key={notice.notice}
            href={`#/board/${notice.notice}`}
            lead={<Icon name="note" />}
            title={notice.texts['vi']?.title}
            text={whenText(notice.at, boards.day)}
          />
        ))}
      </List>
    </section>
  );
}

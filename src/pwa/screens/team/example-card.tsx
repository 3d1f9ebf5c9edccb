import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import type { Example } from '#domain/doors/examples.ts';
import type { Attachment } from '#domain/doors/state.ts';
import { headOf, spokenName, startUpper } from '#pwa/phone/names.ts';
import { saveOrTell } from '#pwa/phone/save.ts';
import { skillName } from '#pwa/phone/skill-names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { Button } from '#pwa/ui/button.tsx';
import { words } from '#pwa/ui/language.ts';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { FileSheet } from '#pwa/screens/files/file-sheet.tsx';
import { FileTiles } from '#pwa/screens/files/file-tiles.tsx';
import { proposeExampleEnd, proposeFollowed } from './intents.ts';
import { teamWords } from './team-words.ts';
import './team.css';

const loadBack = async () => import('./take-back.ts');

type CardProps = {
  readonly village: Village;
  readonly example: Example;
  /** The household to whom it is told. */
  readonly toldTo?: Id;
  readonly canEnd?: boolean;
};

/** A neighbour's before and after. */
export function ExampleCard({ village, example, toldTo, canEnd = false }: CardProps) {
  const text = teamWords.value.example;
  const { before, after, until } = example;
  const followers = village.doors.state.followers.get(example.id) ?? [];
  return (
    <section class="example">
      <h2>{whoOf(village, example)}</h2>
      <p class="soft small">{skillName(example.skill)}</p>
      <dl>
        <dt>{text.beforeLabel}</dt>
        <dd>{before}</dd>
        <dt>{text.afterLabel}</dt>
        <dd>
          <b>{after}</b>
        </dd>
      </dl>
      <Files village={village} example={example} />
      <p class="soft small">
        {[
          followers.length === 0 ? text.followersNone : text.followers(followers.length),
          text.until(formatDay(until)),
        ].join(' · ')}
      </p>
      <div class="cluster">
        <SpeakButton text={`${text.beforeLabel}: ${before} ${text.afterLabel}: ${after}`} />
        {toldTo !== undefined && (
          <Follow village={village} example={example} household={toldTo} followers={followers} />
        )}
        {canEnd && (
          <Button kind="quiet" icon="close" onPress={() => void end(village, example)}>
            {text.end}
          </Button>
        )}
      </div>
    </section>
  );
}

function whoOf(village: Village, { household, resident }: Example): string {
  const text = teamWords.value.example;
  const { homes, day } = village;
  const home = homes.state.households.get(household);
  const person = homes.state.residents.get(resident ?? '');
  const head = home === undefined ? '' : words.value.door.household(headOf(village, home));
  return text.of(
    person === undefined ? head : startUpper(spokenName(person, day)),
    home?.alley ?? '',
  );
}

async function end(village: Village, was: Example): Promise<void> {
  const followers = village.doors.state.followers.get(was.id) ?? [];
  await saveOrTell(village.device, village.doorsBook, proposeExampleEnd(village, was.id), {
    said: teamWords.value.example.ended,
    undo: async () => (await loadBack()).proposeExampleAgain(village, { was, followers }),
  });
}

type FollowProps = {
  readonly village: Village;
  readonly example: Example;
  readonly household: Id;
  readonly followers: readonly Id[];
};

function Follow({ village, example, household, followers }: FollowProps) {
  const text = teamWords.value.example;
  if (example.household === household) return null;
  if (followers.includes(household)) return <p>{text.isFollowing}</p>;
  const follow = async (): Promise<void> => {
    const following = { example: example.id, household };
    await saveOrTell(village.device, village.doorsBook, proposeFollowed(village, following), {
      said: text.followed,
      undo: async () => (await loadBack()).proposeUnfollowed(village, following),
    });
  };
  return (
    <Button icon="check" onPress={() => void follow()}>
      {text.follow}
    </Button>
  );
}

/** Picture and voice, where they still stand. */
function Files({ village, example }: { village: Village; example: Example }) {
  const [looked, setLooked] = useState<Attachment | undefined>(undefined);
  const { device, doorsBook, doors, day } = village;
  const files = [example.picture, example.sound].flatMap(
    (id) => doors.state.attachments.get(id ?? '') ?? [],
  );
  if (files.length === 0) return null;
  return (
    <>
      <FileTiles
        device={device}
        files={files}
        day={day}
        onOpen={({ id }) => setLooked(files.find((each) => each.id === id))}
      />
      {looked && (
        <FileSheet
          device={device}
          book={doorsBook.id}
          shown={looked}
          lead={undefined}
          onClose={() => setLooked(undefined)}
        />
      )}
    </>
  );
}

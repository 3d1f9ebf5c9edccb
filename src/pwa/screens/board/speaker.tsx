import { useState } from 'preact/hooks';
import { languagesOf, type Notice } from '#domain/board/state.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import { proposePlayed, proposeUnplayed } from '#domain/reach/propose.ts';
import { type Play, playsOf } from '#domain/reach/state.ts';
import { Button } from '#pwa/ui/button.tsx';
import { Chips, Choice } from '#pwa/ui/choice.tsx';
import { language } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { List, ListRow } from '#pwa/ui/list-row.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { Page } from '#pwa/page.tsx';
import { chaptersOf } from '#pwa/phone/chapters-of.ts';
import { startUpper, villageName, whenText } from '#pwa/phone/names.ts';
import { saveOrTell, saveTogether } from '#pwa/phone/save.ts';
import { useSaving } from '#pwa/phone/use-saving.ts';
import type { Village } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { onceOf, speakerScript } from '#words/speaker-script.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { SaveAction } from '#pwa/screens/save-action.tsx';
import { alleysIn, findPosted, hrefOf, type Posted, useBoards } from './board.ts';
import { toldIn } from './reach-here.ts';
import { toTell } from './may-speak.ts';
import { boardWords } from './board-words.ts';
import './board.css';

const loadFile = async () => (await import('./speaker-file.tsx')).SpeakerFile;

/** What is read over the loudspeaker, and a log of when it was. */
export function SpeakerScreen({ params: [id = ''] }: ScreenProps) {
  const boards = useBoards();
  const posted = boards && findPosted(boards, id);
  if (boards?.village === undefined || posted === undefined) return <NotHere />;
  const back = { href: hrefOf(posted), label: boardWords.value.walk.back };
  // A meeting is called by the same loudspeaker; its files would be those of a notice.
  const file = posted.meeting === undefined ? { posted } : {};
  return <SpeakerOf village={boards.village} notice={posted.notice} back={back} {...file} />;
}

type Spoken = Pick<Notice, 'notice' | 'edition' | 'class' | 'texts'>;

type SpeakerProps = {
  readonly village: Village;
  /** A notice or meeting, or an answer in the words of one. */
  readonly notice: Spoken;
  readonly back: { readonly href: string; readonly label: string };
  readonly posted?: Posted;
};

export function SpeakerOf({ village, notice, back, posted }: SpeakerProps) {
  const text = boardWords.value.speaker;
  const { languageOf } = LEARNING_WORDS[language.value];
  const tags = languagesOf(notice);
  const [tag, setTag] = useState(tags[0] ?? 'vi');
  const [alleys, setAlleys] = useState<readonly string[]>([]);
  const [id, setId] = useState(() => village.device.newId());
  const { busy, problem, run } = useSaving();
  const save = async (): Promise<void> =>
    run(
      async () => play(village, notice, { play: id, language: tag, alleys }),
      () => setId(village.device.newId()),
    );
  const script = scriptOf(notice, tag, villageName(village));
  const all = alleysIn(village);
  return (
    <Page
      title={text.title}
      lead={text.lead}
      back={back}
      place="doors"
      action={<SaveAction label={text.played} problem={problem} busy={busy} onSave={save} />}
    >
      {tags.length > 1 && (
        <Choice
          legend={text.language}
          columns={2}
          options={tags.map((value) => ({ value, label: startUpper(languageOf(value)) }))}
          value={tag}
          onChange={setTag}
        />
      )}
      <p class="notice-script" lang={tag}>
        {script}
      </p>
      {tag === language.value && <SpeakButton text={script} />}
      {all.length > 1 && (
        <>
          <Chips
            legend={text.where}
            options={all.map((value) => ({ value, label: value }))}
            values={alleys}
            onChange={setAlleys}
          />
          {alleys.length === 0 && <p class="soft small">{text.whole}</p>}
        </>
      )}
      {posted && <Later load={loadFile} props={{ device: village.device, posted, script }} />}
      <Log village={village} notice={notice} />
    </Page>
  );
}

/** In another language than the reader's the notice alone. */
function scriptOf(notice: Spoken, tag: string, place: string): string {
  const text = boardWords.value.speaker;
  const said = notice.texts[tag];
  if (said === undefined) return '';
  if (tag !== language.value) return `${onceOf(said)}\n\n${onceOf(said)}`;
  return speakerScript(text, { said, pressing: notice.class, place, times: 2 });
}

type Playing = {
  readonly play: string;
  readonly language: string;
  readonly alleys: readonly string[];
};

/** The code of what went wrong. */
async function play(
  village: Village,
  notice: Spoken,
  { play: id, language: tag, alleys }: Playing,
): Promise<string | undefined> {
  const before = toTell(village);
  if (before === undefined) return 'reference-unknown';
  const { book, states, author } = before;
  const said = { play: id, language: tag, ...(alleys.length > 0 && { alleys: [...alleys] }) };
  return saveTogether(village.device, book, proposePlayed(states, author, notice, said), {
    said: boardWords.value.speaker.saved,
    undo: () => takenBack(village, { play: id, notice: notice.notice }) ?? { ok: true, value: [] },
  });
}

function takenBack(village: Village, { play: id, notice }: Pick<Play, 'play' | 'notice'>) {
  const now = toTell(village);
  return now && proposeUnplayed(now.states, now.author, { play: id, notice });
}

function Log({ village, notice }: Pick<SpeakerProps, 'village' | 'notice'>) {
  const text = boardWords.value.speaker;
  const [open, setOpen] = useState<Play | undefined>(undefined);
  const { languageOf } = LEARNING_WORDS[language.value];
  const reach = toldIn(village)?.reach;
  const plays = reach === undefined ? [] : playsOf(reach, notice.notice);
  const lineOf = (each: Play): string =>
    text.line(whenText(each.at, village.day), languageOf(each.language));
  const takeBack = async (each: Play): Promise<void> => {
    setOpen(undefined);
    // In the book of the old village in which it stands.
    const now = chaptersOf(village)
      .flatMap((chapter) => toTell(chapter) ?? [])
      .find(({ states }) => states.reach.plays.has(each.play));
    if (now === undefined) return;
    const back = proposeUnplayed(now.states, now.author, { play: each.play, notice: each.notice });
    await saveOrTell(village.device, now.book, back, { said: text.takenBack });
  };
  return (
    <section class="section">
      <h2>{text.log}</h2>
      {plays.length === 0 ? (
        <p class="soft">{text.noLog}</p>
      ) : (
        <List label={text.log}>
          {plays.map((each) => (
            <ListRow
              key={each.play}
              title={lineOf(each)}
              text={each.alleys?.join(', ') ?? text.whole}
              onPress={() => setOpen(each)}
            />
          ))}
        </List>
      )}
      {open && (
        <Sheet open title={lineOf(open)} onClose={() => setOpen(undefined)}>
          <Button wide icon="undo" onPress={() => void takeBack(open)}>
            {text.takeBack}
          </Button>
        </Sheet>
      )}
    </section>
  );
}

import { useState } from 'preact/hooks';
import type { Id } from '#kernel/id.ts';
import { formatDay } from '#kernel/vi-calendar.ts';
import { isOpen, toldOf } from '#domain/asked.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import { QUESTION_WORDS } from '#domain/reach/question-words.ts';
import { whenText } from '#pwa/phone/names.ts';
import { isInChargeOf } from '#pwa/phone/roles-in.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import { Page } from '#pwa/page.tsx';
import type { ScreenProps } from '#pwa/route-line.ts';
import { maySpeak } from '#pwa/screens/board/may-speak.ts';
import { usePlayer } from '#pwa/screens/files/use-player.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { language } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { askedText } from './asked-text.ts';
import { type Ask, findAsk, nameOfPerson, nameOfStream, whoseText } from './asks.ts';
import { reopen, saveOrSay, tellBack, unmatch, untellBack } from './intents.ts';
import { questionWords } from './question-words.ts';
import { DueText } from './rows.tsx';
import { QuestionTrace } from './trace.tsx';
import './questions.css';

const loadType = async () => (await import('./type-sheet.tsx')).TypeSheet;
const loadAssign = async () => (await import('./assign-sheet.tsx')).AssignSheet;
const loadMatch = async () => (await import('./match-sheet.tsx')).MatchSheet;
const loadClose = async () => (await import('./close-sheet.tsx')).CloseSheet;

/** One question: what was asked, who answers it by when, and that whoever asked heard it. */
export function QuestionScreen({ params: [id] }: ScreenProps) {
  const village = useVillage();
  const ask = village && findAsk(village, id);
  return ask === undefined ? <NotHere /> : <QuestionOf village={ask.village} ask={ask} />;
}

type AskProps = { readonly village: Village; readonly ask: Ask };

function QuestionOf({ village, ask }: AskProps) {
  const text = questionWords.value;
  const { question, stage } = ask;
  const [telling, setTelling] = useState(false);
  const board = village.device.findBook('board', village.place);
  const answers = question.to === 'village' && maySpeak(village.device, board);
  return (
    <Page
      title={text.one.title}
      lead={[whoseText(ask), formatDay(question.on)].filter(Boolean).join(' · ')}
      back={{ href: '#/questions', label: text.title }}
      place="doors"
      action={
        stage === 'answered' ? (
          <Button kind="primary" icon="check" onPress={() => setTelling(true)}>
            {text.one.tell}
          </Button>
        ) : (
          answers &&
          isOpen(stage) && (
            <Button kind="primary" icon="edit" href={`#/answer-new/${question.question}`}>
              {text.one.answer}
            </Button>
          )
        )
      }
    >
      <Words village={village} ask={ask} />
      <Stands village={village} ask={ask} />
      <Answered village={village} ask={ask} />
      <Doings village={village} ask={ask} answers={answers} />
      <QuestionTrace village={village} ask={ask} />
      {telling && <TellSheet village={village} ask={ask} onClose={() => setTelling(false)} />}
    </Page>
  );
}

function Words({ village, ask: { question } }: AskProps) {
  const text = questionWords.value.one;
  const { voice } = question;
  const book = village.device.findBook('reach', village.place);
  return (
    <section class="section">
      <blockquote class="question-words">{askedText(question)}</blockquote>
      {question.text !== undefined && <SpeakButton text={question.text} />}
      {voice !== undefined && book !== undefined && (
        <VoiceButton village={village} book={book.id} voice={voice} />
      )}
      {question.household !== undefined && (
        <Button kind="quiet" icon="door" href={`#/household/${question.household}`}>
          {text.open}
        </Button>
      )}
    </section>
  );
}

type VoiceProps = {
  readonly village: Village;
  readonly book: string;
  readonly voice: NonNullable<Ask['question']['voice']>;
};

function VoiceButton({ village, book, voice }: VoiceProps) {
  const text = questionWords.value;
  const { isPlaying, toggle } = usePlayer(village.device, book, voice);
  const { languageOf } = LEARNING_WORDS[language.value];
  return (
    <Button wide icon={isPlaying ? 'stop' : 'speak'} onPress={toggle}>
      {isPlaying
        ? text.form.stop
        : text.one.voice(voice.language === undefined ? undefined : languageOf(voice.language))}
    </Button>
  );
}

function Stands({ village, ask }: AskProps) {
  const text = questionWords.value;
  const { stage, question } = ask;
  const owner = question.assigned?.owner;
  return (
    <section class="section">
      <p>
        <b>{text.stages[stage]}</b>
      </p>
      {isOpen(stage) && (
        <p>
          {owner !== undefined && <>{text.owner(nameOfPerson(village, owner))} · </>}
          <DueText ask={ask} day={village.day} />
        </p>
      )}
      {isOpen(stage) && question.to === 'commune' && <p class="soft small">{text.one.byCommune}</p>}
    </section>
  );
}

/** The answer, and who told it to whoever asked. */
function Answered({ village, ask: { question, given } }: AskProps) {
  const text = questionWords.value.one;
  if (given === undefined) return null;
  const { answer } = given;
  const said = answer.texts[language.value] ?? answer.texts['vi'];
  const told = toldOf(question, answer);
  const match = question.matches.find((each) => each.answer === answer.answer);
  const { ways } = QUESTION_WORDS[language.value];
  return (
    <section class="section">
      <h2>{text.answerTitle}</h2>
      <p class="answer-words">{said?.said}</p>
      {said !== undefined && <SpeakButton text={`${said.asked} ${said.said}`} />}
      <Button wide icon="note" href={`#/answer/${answer.answer}`}>
        {text.see}
      </Button>
      {told !== undefined && (
        <>
          <p>
            {told.way === 'page'
              ? text.toldPage(whenText(told.at, village.day))
              : text.toldLine(
                  nameOfStream(village, told.stream),
                  `${ways[told.way]}, ${whenText(told.at, village.day)}`,
                )}
          </p>
          {told.way !== 'page' && isTheirs(village, told.stream) && (
            <Button
              kind="quiet"
              icon="undo"
              onPress={() =>
                void saveOrSay(village, untellBack(question.question, told.telling), {
                  said: text.untold,
                })
              }
            >
              {text.untell}
            </Button>
          )}
        </>
      )}
      {match !== undefined && told === undefined && (
        <Button
          kind="quiet"
          icon="undo"
          onPress={() =>
            void saveOrSay(village, unmatch(question.question, match.match), {
              said: text.unmatched,
            })
          }
        >
          {text.unmatch}
        </Button>
      )}
    </section>
  );
}

/** One's own word is taken back, and any by whoever is in charge. */
const isTheirs = (village: Village, stream: Id): boolean =>
  isInChargeOf(village) ||
  village.people?.state.streams.get(stream)?.person === village.device.me()?.person;

type SheetName = 'type' | 'assign' | 'match' | 'close';

/** What can be done with a question besides answering it. */
function Doings({ village, ask, answers }: AskProps & { readonly answers: boolean }) {
  const text = questionWords.value.one;
  const [sheet, setSheet] = useState<SheetName | undefined>(undefined);
  const { question, stage } = ask;
  const props = { village, ask, onClose: () => setSheet(undefined) };
  const speaks = maySpeak(village.device, village.device.findBook('board', village.place));
  if (stage === 'closed') {
    return (
      <Button
        wide
        icon="undo"
        onPress={() => void saveOrSay(village, reopen(question.question), { said: text.reopened })}
      >
        {text.reopen}
      </Button>
    );
  }
  return (
    <section class="section">
      {(question.voice !== undefined || question.text !== undefined) && isOpen(stage) && (
        <Button wide icon="edit" onPress={() => setSheet('type')}>
          {question.text === undefined ? text.type : text.retype}
        </Button>
      )}
      {isOpen(stage) && speaks && (
        <Button wide icon="share" onPress={() => setSheet('assign')}>
          {question.assigned === undefined ? text.assign : text.reassign}
        </Button>
      )}
      {isOpen(stage) && (
        <>
          <Button wide icon="search" onPress={() => setSheet('match')}>
            {text.match}
          </Button>
          <Button wide kind="quiet" icon="close" onPress={() => setSheet('close')}>
            {text.close}
          </Button>
          {!answers && question.to === 'village' && <p class="soft small">{text.answerWho}</p>}
        </>
      )}
      {sheet === 'type' && <Later load={loadType} props={props} />}
      {sheet === 'assign' && <Later load={loadAssign} props={props} />}
      {sheet === 'match' && <Later load={loadMatch} props={props} />}
      {sheet === 'close' && <Later load={loadClose} props={props} />}
    </section>
  );
}

const TELL_WAYS = ['door', 'call', 'slip', 'meeting'] as const;
const TELL_ICONS = { door: 'door', call: 'call', slip: 'file', meeting: 'everyone' } as const;

export type TellProps = AskProps & { readonly onClose: () => void };

/** How whoever asked heard it: one tap, and another takes it back. */
export function TellSheet({ village, ask: { question, given }, onClose }: TellProps) {
  const text = questionWords.value.one;
  const tell = (way: (typeof TELL_WAYS)[number]): void => {
    onClose();
    if (given === undefined) return;
    const { answer, edition } = given.answer;
    const telling = village.device.newId();
    void saveOrSay(village, tellBack(question.question, { telling, answer, edition, way }), {
      said: text.told,
      undo: untellBack(question.question, telling),
    });
  };
  return (
    <Sheet open title={text.tellTitle} onClose={onClose}>
      <div class="stack">
        {TELL_WAYS.map((way) => (
          <Button key={way} wide icon={TELL_ICONS[way]} onPress={() => tell(way)}>
            {text.tellWays[way]}
          </Button>
        ))}
      </div>
    </Sheet>
  );
}

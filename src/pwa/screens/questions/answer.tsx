import { useState } from 'preact/hooks';
import { languagesOf } from '#domain/board/state.ts';
import { LEARNING_WORDS } from '#domain/learning/words.ts';
import { speakerName } from '#pwa/phone/speaker.ts';
import { placeName, startUpper, whenText } from '#pwa/phone/names.ts';
import { Page } from '#pwa/page.tsx';
import type { ScreenProps } from '#pwa/route-line.ts';
import { maySpeak } from '#pwa/screens/board/may-speak.ts';
import { Photo } from '#pwa/screens/board/notice-photo.tsx';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { Banner } from '#pwa/ui/banner.tsx';
import { Button } from '#pwa/ui/button.tsx';
import { language } from '#pwa/ui/language.ts';
import { Later } from '#pwa/ui/later.tsx';
import { SpeakButton } from '#pwa/ui/speak-button.tsx';
import { type Around, findGiven, useAround } from './around.ts';
import type { Given } from './asks.ts';
import { questionWords } from './question-words.ts';
import './questions.css';

const loadVoices = async () => (await import('#pwa/screens/board/voices.tsx')).NoticeVoices;
const loadWithdraw = async () => (await import('./answer-withdraw.tsx')).AnswerWithdraw;

/** One answer: read, heard, read over the loudspeaker. */
export function AnswerScreen({ params: [id] }: ScreenProps) {
  const around = useAround();
  const given = findGiven(around, id);
  if (around === undefined || given === undefined) return <NotHere />;
  return <AnswerOf around={around} given={given} />;
}

type AnswerProps = { readonly around: Around; readonly given: Given };

function AnswerOf({ around, given }: AnswerProps) {
  const text = questionWords.value.view;
  const { device, village, day } = around;
  const { answer, book } = given;
  const speaks = maySpeak(device, book);
  const { withdrawn } = answer;
  const posted = {
    book,
    board: given.board,
    notice: { ...answer, notice: answer.answer },
  };
  return (
    <Page
      title={(answer.texts[language.value] ?? answer.texts['vi'])?.asked ?? text.title}
      lead={<Origin around={around} given={given} />}
      back={{ href: '#/answers', label: text.listTitle }}
      place={village === undefined ? 'commune' : 'doors'}
      banners={
        withdrawn && (
          <Banner kind="error">
            {withdrawn.reason === undefined ? text.withdrawn : text.withdrawnWhy(withdrawn.reason)}
          </Banner>
        )
      }
    >
      <Texts given={given} />
      {answer.picture && <Photo device={device} bookId={book.id} picture={answer.picture} />}
      <Later load={loadVoices} props={{ boards: { device, day }, posted, answer: text }} />
      {village !== undefined && withdrawn === undefined && (
        <Button wide icon="speak" href={`#/answer/${answer.answer}/speaker`}>
          {text.speaker}
        </Button>
      )}
      {speaks && withdrawn === undefined && (
        <section class="section">
          <Button wide icon="edit" href={`#/answer/${answer.answer}/edit`}>
            {text.edit}
          </Button>
          <Later load={loadWithdraw} props={{ device, given }} />
        </section>
      )}
    </Page>
  );
}

function Origin({ around: { device, places, day }, given }: AnswerProps) {
  const text = questionWords.value.view;
  const { answer, book, isFromAbove } = given;
  const who = speakerName(device, answer.stream);
  return (
    <>
      {[
        isFromAbove ? text.ofCommune(placeName(places, book.place, day)) : undefined,
        text.by(who ?? questionWords.value.somebody, whenText(answer.at, day)),
        answer.number > 1 ? text.edition(answer.number) : undefined,
        answer.questions === undefined ? undefined : text.for(answer.questions.length),
      ]
        .filter(Boolean)
        .join(' · ')}
    </>
  );
}

function Texts({ given: { answer } }: { given: Given }) {
  const { languageOf } = LEARNING_WORDS[language.value];
  const tags = languagesOf(answer);
  const [tag, setTag] = useState<string>(tags.includes(language.value) ? language.value : 'vi');
  const said = answer.texts[tag];
  return (
    <section class="section" lang={tag}>
      <p class="answer-words">{said?.said}</p>
      {said !== undefined && tag === language.value && (
        <SpeakButton text={`${said.asked} ${said.said}`} />
      )}
      {tags
        .filter((each) => each !== tag)
        .map((each) => (
          <Button key={each} kind="quiet" icon="language" onPress={() => setTag(each)}>
            {startUpper(languageOf(each))}
          </Button>
        ))}
    </section>
  );
}

const loadSpeaker = async () => (await import('#pwa/screens/board/speaker.tsx')).SpeakerOf;

/** What is read over the loudspeaker: what was asked, and the answer. */
export function AnswerSpeakerScreen({ params: [id] }: ScreenProps) {
  const around = useAround();
  const given = findGiven(around, id);
  if (around?.village === undefined || given === undefined) return <NotHere />;
  const { answer } = given;
  const text = questionWords.value.view;
  const texts = Object.fromEntries(
    Object.entries(answer.texts).map(([tag, { asked, said }]) => [
      tag,
      { title: tag === language.value ? `${text.speakerAsked}: ${asked}` : asked, text: said },
    ]),
  );
  const notice = {
    notice: answer.answer,
    edition: answer.edition,
    class: 'ordinary' as const,
    texts,
  };
  return (
    <Later
      load={loadSpeaker}
      props={{
        village: around.village,
        notice,
        back: { href: `#/answer/${answer.answer}`, label: text.title },
      }}
    />
  );
}

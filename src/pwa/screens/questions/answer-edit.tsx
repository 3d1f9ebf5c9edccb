import { placeName } from '#pwa/phone/names.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { maySpeak } from '#pwa/screens/board/may-speak.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { AnswerForm } from './answer-form.tsx';
import { findGiven, useAround } from './around.ts';
import { questionWords } from './question-words.ts';

/** The next edition of an answer that stands. */
export function AnswerEditScreen({ params: [id] }: ScreenProps) {
  const around = useAround();
  const given = findGiven(around, id);
  if (around === undefined || given === undefined || !maySpeak(around.device, given.book)) {
    return <NotHere />;
  }
  const { device, places, day, village } = around;
  return (
    <AnswerForm
      device={device}
      book={given.book}
      place={placeName(places, given.book.place, day)}
      isOffice={village === undefined}
      answer={given.answer}
      questions={[]}
      back={{
        href: `#/answer/${given.answer.answer}`,
        label: questionWords.value.view.title,
      }}
    />
  );
}

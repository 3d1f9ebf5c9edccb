import { isOpen } from '#domain/asked.ts';
import { membersOf } from '#domain/homes/state.ts';
import { headOf, villageName } from '#pwa/phone/names.ts';
import { useVillage, type Village } from '#pwa/phone/village.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { maySpeak } from '#pwa/screens/board/may-speak.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { AnswerForm, type ToAnswer } from './answer-form.tsx';
import { askedText } from './asked-text.ts';
import { type Ask, findAsk, openAsks } from './asks.ts';
import { questionWords } from './question-words.ts';

/** Answers a question of the village on its board, and others that ask the same. */
export function AnswerNewScreen({ params: [id] }: ScreenProps) {
  const seen = useVillage();
  const ask = seen && findAsk(seen, id);
  const book = ask?.village.device.findBook('board', ask.village.place);
  if (ask === undefined || book === undefined || !maySpeak(ask.village.device, book)) {
    return <NotHere />;
  }
  const { village, question, stage } = ask;
  const others = openAsks(village).filter(
    (each) => each.question.question !== id && each.question.to === question.to,
  );
  return (
    <AnswerForm
      device={village.device}
      book={book}
      place={villageName(village)}
      isOffice={false}
      isSettled={!isOpen(stage)}
      questions={[ask, ...others].map(toAnswer)}
      back={{ href: `#/question/${question.question}`, label: questionWords.value.one.title }}
    />
  );
}

function toAnswer({ village, question }: Ask): ToAnswer {
  return {
    id: question.question,
    text: askedText(question),
    names: namesOf(village, question),
  };
}

function namesOf(village: Village, { household }: Ask['question']): readonly string[] {
  const home = village.homes.state.households.get(household ?? '');
  if (home === undefined) return [];
  const members = membersOf(village.homes.state, home.id, village.day);
  return [headOf(village, home), ...members.map(({ name }) => name)];
}

import { isOpen } from '#domain/asked.ts';
import type { QuestionsReply } from '#protocol/questions.ts';
import type { ScreenProps } from '#pwa/route-line.ts';
import { maySpeak } from '#pwa/screens/board/may-speak.ts';
import { NotHere } from '#pwa/screens/not-here.tsx';
import { AskedView } from '#pwa/screens/officer/asked.tsx';
import { OfficerPage } from '#pwa/screens/officer/officer-page.tsx';
import { findPlaceText } from '#pwa/screens/officer/territory.ts';
import { Later } from '#pwa/ui/later.tsx';
import { useAskedOf } from './asked-of.ts';
import { askedText } from './asked-text.ts';
import { questionWords } from './question-words.ts';

const loadForm = async () => (await import('./answer-form.tsx')).AnswerForm;

/** The answer on the commune's board, for all villages that asked the same. */
export function AskedAnswerScreen({ params: [id] }: ScreenProps) {
  const { asked } = useAskedOf();
  const text = questionWords.value.office;
  if (asked.reply === undefined) {
    return (
      <OfficerPage
        title={questionWords.value.answer.newTitle}
        back={{ href: '#/asked', label: text.title }}
        place="commune"
      >
        <AskedView asked={asked}>{() => null}</AskedView>
      </OfficerPage>
    );
  }
  return <AnswerOf key={id} id={id} reply={asked.reply} />;
}

function AnswerOf({ id, reply }: { id: string | undefined; reply: QuestionsReply }) {
  const { device, place } = useAskedOf();
  const book = device.findBook('board', place);
  const line = reply.questions.find((each) => each.id === id);
  if (line === undefined || book === undefined || !maySpeak(device, book)) return <NotHere />;
  const others = reply.questions.filter(
    (each) => each.id !== id && each.to === 'commune' && isOpen(each.stage),
  );
  return (
    <Later
      load={loadForm}
      props={{
        device,
        book,
        place: findPlaceText(device.places(), place, device.now().on) ?? '',
        isOffice: true,
        isSettled: !isOpen(line.stage),
        questions: [line, ...others].map((each) => ({
          id: each.id,
          text: askedText(each),
          names: each.names,
        })),
        back: { href: `#/asked/${line.id}`, label: questionWords.value.one.title },
      }}
    />
  );
}

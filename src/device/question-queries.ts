import type { Id } from '#kernel/id.ts';
import type { Device } from '#device/device.ts';
import { type Answer, askingBy, jsonOf } from '#device/asking.ts';
import { WrittenReply } from '#protocol/decide.ts';
import { QuestionsReply, type QuestionStep } from '#protocol/questions.ts';

/** What an officer asks of the home about questions of residents. */
export function questionQueries(device: Pick<Device, 'ask'>): {
  questions(place: Id): Answer<QuestionsReply>;
  step(step: QuestionStep): Answer<WrittenReply>;
} {
  const ask = askingBy(device);
  return {
    questions: (place) => ask(QuestionsReply, 'questions', { place }),
    step: (step) => ask(WrittenReply, 'questions/step', {}, jsonOf(step)),
  };
}

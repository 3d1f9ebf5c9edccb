import { formatDay } from '#kernel/vi-calendar.ts';
import { QUESTION_WORDS } from '#domain/reach/question-words.ts';
import { whenText } from '#pwa/phone/names.ts';
import type { Village } from '#pwa/phone/village.ts';
import { language } from '#pwa/ui/language.ts';
import { type Ask, nameOfPerson, nameOfStream } from './asks.ts';
import { questionWords } from './question-words.ts';

type Step = { readonly at: number; readonly who: string; readonly what: string };

type TraceProps = { readonly village: Village; readonly ask: Ask };

/** Who took it down, handed it on, answered it and told it, and when. */
export function QuestionTrace({ village, ask }: TraceProps) {
  const text = questionWords.value.one;
  return (
    <section class="section">
      <h2>{text.trace}</h2>
      <ol class="question-trace">
        {stepsOf(village, ask).map(({ at, who, what }) => (
          <li key={`${String(at)} ${what}`}>
            {what}
            <br />
            <span class="soft small">
              {who} · {whenText(at, village.day)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function stepsOf(village: Village, { question, given }: Ask): readonly Step[] {
  const { steps } = questionWords.value.one;
  const { onPage } = questionWords.value;
  const words = QUESTION_WORDS[language.value];
  const who = (stream: string): string => nameOfStream(village, stream);
  const { wording, closed, matches, told } = question;
  const first = {
    at: question.at,
    who: question.way === 'page' ? onPage : who(question.stream),
    what: steps.asked(words.asked[question.way]),
  };
  return [
    first,
    ...(wording ? [{ at: wording.at, who: who(wording.stream), what: steps.worded }] : []),
    ...question.assignments.map((each) => ({
      at: each.at,
      who: who(each.stream),
      what: assignedText(village, each),
    })),
    ...matches.map(({ at, stream }) => ({ at, who: who(stream), what: steps.matched })),
    ...(given ? answerSteps(given, who) : []),
    ...told.map(({ at, stream, way }) => ({
      at,
      who: way === 'page' ? onPage : who(stream),
      what: steps.told(words.ways[way]),
    })),
    ...(closed
      ? [
          {
            at: closed.at,
            who: who(closed.stream),
            what: steps.closed(closed.reason ?? words.closings[closed.why]),
          },
        ]
      : []),
  ].sort((left, right) => left.at - right.at);
}

function assignedText(village: Village, each: Ask['question']['assignments'][number]): string {
  const { steps } = questionWords.value.one;
  const due = formatDay(each.due);
  if (each.owner !== undefined) return steps.assigned(nameOfPerson(village, each.owner), due);
  return each.to === 'commune' ? steps.passed(due) : steps.handedBack(due);
}

function answerSteps(
  { answer }: NonNullable<Ask['given']>,
  who: (stream: string) => string,
): readonly Step[] {
  const { steps } = questionWords.value.one;
  const by = who(answer.stream);
  if (answer.number === 1) return [{ at: answer.givenAt, who: by, what: steps.answered }];
  return [{ at: answer.at, who: by, what: steps.corrected }];
}

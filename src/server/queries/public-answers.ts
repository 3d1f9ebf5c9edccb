import type { Id } from '#kernel/id.ts';
import { fromBase64Url } from '#kernel/bytes.ts';
import type { Bytes } from '#kernel/bytes.ts';
import { openAttachment, frameCountOf, SEALED_FRAME_BYTES } from '#book/attachment.ts';
import { answersTo, dueOf, findAnswers, isOpen, stageOf } from '#domain/asked.ts';
import type { Answer } from '#domain/board/answers.ts';
import { type PublicAnswer, publishAnswer } from '#domain/board/publish.ts';
import { type BoardState, voicesOf } from '#domain/board/state.ts';
import type { Question } from '#domain/reach/questions.ts';
import type { ReachState } from '#domain/reach/state.ts';
import type { Book } from '#book/activity.ts';
import type { Language } from '#domain/words.ts';
import { hpkeCrypto } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { openBoards } from '#server/queries/public-board.ts';

/** Most bytes of a sound that anybody may hear: some six minutes as phones record, and soon decrypted. */
export const PUBLIC_VOICE_BYTES_MAX = 1_500_000;

type Standing = {
  readonly answer: Answer;
  readonly isOfCommune: boolean;
  readonly board: BoardState;
  readonly speakers: ReadonlySet<Id>;
};

/** Answers that stand on the boards of a village, the newest first. */
async function standingIn(home: Home, village: Id): Promise<readonly Standing[]> {
  const boards = await openBoards(home, village);
  return boards
    .flatMap(({ board, isOfCommune, speakers }) =>
      [...board.answers.values()]
        .filter(({ withdrawn }) => withdrawn === undefined)
        .map((answer) => ({ answer, isOfCommune, board, speakers })),
    )
    .sort((left, right) => right.answer.at - left.answer.at);
}

/** Looks up its recordings among all of its board: of what is shown alone. */
function publish(
  { answer, isOfCommune, board, speakers }: Standing,
  language: Language,
): PublicAnswer {
  const voices = voicesOf(board, { ...answer, notice: answer.answer })
    .filter((voice) => isPublicSound(voice) && speakers.has(voice.stream))
    .map(({ voice, language: spoken }) => ({ voice, language: spoken }));
  return publishAnswer(answer, { isOfCommune, voices }, language);
}

const isPublicSound = ({ bytes }: { readonly bytes: number }): boolean =>
  bytes <= PUBLIC_VOICE_BYTES_MAX;

/** @param query what somebody looks for; all of them when absent */
export async function findPublicAnswers(
  home: Home,
  village: Id,
  language: Language,
  { most, query = '' }: { readonly most: number; readonly query?: string },
): Promise<readonly PublicAnswer[]> {
  const all = await standingIn(home, village);
  const found = query === '' ? all.slice(0, most) : matching(all, query, most);
  return found.map((each) => publish(each, language));
}

function matching(all: readonly Standing[], query: string, most: number): readonly Standing[] {
  const byId = new Map(all.map((each) => [each.answer.answer, each]));
  const answers = all.map(({ answer }) => answer);
  return findAnswers(answers, query, most).flatMap(({ answer }) => byId.get(answer) ?? []);
}

/** The answer to a household's question, without what was asked: a card may be in other hands. */
export type OwnAnswer = Pick<PublicAnswer, 'isOfCommune' | 'on' | 'edition' | 'language'> &
  Pick<PublicAnswer['text'], 'said'>;

/** What a household asked, without its words. */
export type OwnQuestion = {
  readonly question: Question;
  readonly stage: ReturnType<typeof stageOf>;
  readonly due: number;
  readonly answer?: OwnAnswer;
  /** Of which edition of which answer it is told. */
  readonly of?: Pick<Answer, 'answer' | 'edition' | 'enough'>;
};

const OWN_DAYS = 180;

/** The household's own: what one of them asked for themselves is told to nobody who lives with them. */
const isOwn = (question: Question, household: Id, day: number): boolean =>
  question.household === household &&
  question.resident === undefined &&
  question.on >= day - OWN_DAYS;

function ownAnswerOf({ answer, isOfCommune: ofCommune }: Standing, language: Language): OwnAnswer {
  const unheard = { isOfCommune: ofCommune, voices: [] };
  const { text, voices: _, ...rest } = publishAnswer(answer, unheard, language);
  return { ...rest, said: text.said };
}

export async function findOwnQuestions(
  home: Home,
  village: Id,
  reach: Book,
  household: Id,
  { language, day }: { readonly language: Language; readonly day: number },
): Promise<readonly OwnQuestion[]> {
  const { state } = await home.warm.get(reach);
  const all = await standingIn(home, village);
  const byId = new Map(all.map((each) => [each.answer.answer, each]));
  const find = answersTo(all.map(({ answer }) => answer));
  return [...(state as ReachState).questions.values()] // of a reach book
    .filter((question) => isOwn(question, household, day))
    .map((question) => {
      const answer = find(question);
      const stage = stageOf(question, answer);
      const standing = answer && byId.get(answer.answer);
      return {
        question,
        stage,
        due: dueOf(question),
        ...(standing && { answer: ownAnswerOf(standing, language), of: standing.answer }),
      };
    })
    .sort((left, right) => right.question.at - left.question.at);
}

/** How many of a household's questions wait, and how many of them were typed on its page on a day. */
export const countOwn = (own: readonly OwnQuestion[], day: number) => ({
  open: own.filter(({ stage }) => isOpen(stage)).length,
  today: own.filter(({ question }) => question.way === 'page' && question.on === day).length,
});

/** The sound of an answer that stands on a board of the village, as anybody may hear it. */
export async function findPublicVoice(
  home: Home,
  village: Id,
  id: Id,
): Promise<{ readonly media: string; readonly bytes: Bytes } | undefined> {
  for (const { board, speakers } of await openBoards(home, village)) {
    const voice = board.voices.get(id);
    const answer = voice && board.answers.get(voice.notice);
    if (voice === undefined || answer === undefined || answer.withdrawn !== undefined) continue;
    if (!answer.enough.includes(voice.edition) || !isPublicSound(voice)) continue;
    if (!speakers.has(voice.stream)) continue;
    const key = fromBase64Url(voice.key);
    const frames = await framesOf(home, voice.file, voice.bytes);
    if (!key.ok || frames === undefined) return undefined;
    const opened = await openAttachment(hpkeCrypto, key.value, voice.bytes, frames);
    return opened.ok ? { media: voice.media, bytes: opened.value } : undefined;
  }
  return undefined;
}

async function framesOf(
  home: Home,
  file: string,
  bytes: number,
): Promise<readonly Bytes[] | undefined> {
  const frames: Bytes[] = [];
  for (let index = 0; index < frameCountOf(bytes); index += 1) {
    const frame = await home.shelf?.read(file, index * SEALED_FRAME_BYTES, SEALED_FRAME_BYTES);
    if (frame === undefined) return undefined;
    frames.push(frame);
  }
  return frames;
}

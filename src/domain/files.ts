/** The fact types that speak of a sealed file: whoever may write one of them brings files to its book. */
export const ATTACHING: readonly string[] = [
  'attachment.added@1',
  'card.written@1',
  'card.voiced@1',
  'notice.posted@1',
  'notice.corrected@1',
  'notice.voiced@1',
  'task.reported@1',
  'question.asked@1',
  'answer.given@1',
  'answer.corrected@1',
  'answer.voiced@1',
];

type Body = Readonly<Record<string, unknown>>;

/** Names of the files that a fact speaks of: its own, or those of its picture and its recording. */
export function filesOf({
  type,
  body,
}: {
  readonly type: string;
  readonly body: Body;
}): readonly string[] {
  return ATTACHING.includes(type) ? filesIn(body) : [];
}

/** The same of what a state keeps of such a fact. */
export const filesIn = ({ file, picture, voice }: Body): readonly string[] =>
  [file, fileOf(picture), fileOf(voice)].filter((name) => typeof name === 'string');

const fileOf = (part: unknown): unknown =>
  typeof part === 'object' && part !== null && 'file' in part ? part.file : undefined;

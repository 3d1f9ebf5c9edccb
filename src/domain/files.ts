/** The fact types that speak of a sealed file: whoever may write one of them brings files to its book. */
export const ATTACHING: readonly string[] = [
  'attachment.added@1',
  'card.written@1',
  'card.voiced@1',
  'notice.posted@1',
  'notice.corrected@1',
  'notice.voiced@1',
];

type Body = Readonly<Record<string, unknown>>;

/** Names of the files that a fact speaks of: its own, or that of its picture. */
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
export const filesIn = ({ file, picture }: Body): readonly string[] =>
  [file, fileOf(picture)].filter((name) => typeof name === 'string');

const fileOf = (picture: unknown): unknown =>
  typeof picture === 'object' && picture !== null && 'file' in picture ? picture.file : undefined;

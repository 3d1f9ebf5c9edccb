import type { NoticeClass, NoticeText } from '#domain/board/facts.ts';

/** What is said around a notice that is read aloud to a place. */
export type SpeakerWords = {
  begin(place: string): string;
  readonly pressing: string;
  readonly repeat: string;
  readonly end: string;
};

type Script = {
  readonly said: NoticeText;
  readonly pressing: NoticeClass;
  readonly place: string;
  /** Twice when a person reads; a sound is played twice instead. */
  readonly times: 1 | 2;
};

/** As it is read: who is spoken to, the notice, once more, an end. */
export function speakerScript(
  { begin, pressing: urgent, repeat, end }: SpeakerWords,
  { said, pressing, place, times }: Script,
): string {
  const once = onceOf(said);
  return [
    begin(place),
    pressing === 'emergency' ? urgent : undefined,
    once,
    times === 2 ? `${repeat}\n${once}` : undefined,
    end,
  ]
    .filter(Boolean)
    .join('\n\n');
}

export const onceOf = (said: NoticeText): string =>
  [`${said.title}.`, said.text, said.do].filter(Boolean).join('\n');

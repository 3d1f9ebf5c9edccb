import type { Language } from '#words/words.ts';

/*
 * What people wrote stands in their language on pages of any language, and says which one it is: a screen
 * reader reads it in a voice of its own.
 */

type Frame = { readonly language: Language };

/** What people write where nothing says otherwise. */
const THEIRS = 'vi';

/** For an element that holds nothing but what people wrote. */
export const langOf = (frame: Frame, language: string = THEIRS): { readonly lang?: string } =>
  language === frame.language ? {} : { lang: language };

type ToldProps = {
  readonly text: string;
  readonly frame: Frame;
  readonly language?: string;
  /** The sentence of the page around it. */
  readonly words?: (text: string) => string;
};

const asItIs = (text: string): string => text;

/** Stands in no text that a person or a page writes. */
const MARK = '\uE000';

/** What people wrote, within a sentence of the page. */
export function Told({ text, frame, language = THEIRS, words = asItIs }: ToldProps) {
  if (language === frame.language) return <>{words(text)}</>;
  const [before, after] = words(MARK).split(MARK);
  return (
    <>
      {before}
      <span lang={language}>{text}</span>
      {after}
    </>
  );
}

/** The same in lines of its own. */
export function Lines({ text = '', frame, language }: LinesProps) {
  if (text === '') return null;
  return (
    <>
      {text.split('\n').map((line, index) => (
        <p key={`${String(index)} ${line}`} {...langOf(frame, language)}>
          {line}
        </p>
      ))}
    </>
  );
}

type LinesProps = {
  readonly text?: string | undefined;
  readonly frame: Frame;
  readonly language?: string;
};

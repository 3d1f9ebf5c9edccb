import { questionWords } from './question-words.ts';

/** What was asked, or that it was only spoken. */
export const askedText = ({
  text,
  voice,
}: {
  readonly text?: string;
  readonly voice?: object;
}): string =>
  text ?? (voice === undefined ? questionWords.value.erased : questionWords.value.spoken);

import type { BroughtSkill, Step } from '#domain/doors/facts.ts';
import type { PictureName } from '#look/pictures.ts';

/**
 * A skill card: one thing that a member says, shows on the phone and lets the person do with their own hands.
 * The title stands alone, in huge letters, when the phone is turned to the person.
 */
export type CardText = {
  readonly title: string;
  readonly say: string;
  readonly show: string;
  readonly do: string;
};
export type CardWords = CardText & { readonly picture: PictureName };

/** The cards of a skill by the step they lead to, in the order in which they are used. */
export type SkillWords = Readonly<Partial<Record<Step, Readonly<Record<string, CardWords>>>>>;
export type DeckWords = Readonly<Record<BroughtSkill, SkillWords>>;

/** The same cards in another language. */
export type CardTexts<Cards> = { readonly [Key in keyof Cards]: CardText };
export type SkillTexts<Steps> = { readonly [Reached in keyof Steps]: CardTexts<Steps[Reached]> };
export type DeckTexts = Readonly<
  Record<BroughtSkill, Readonly<Partial<Record<Step, Readonly<Record<string, CardText>>>>>>
>;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * The id under which facts speak of a card that the software brings: ten base64url characters made of its key
 * by FNV-1a, the same for ever and on every phone.
 */
export function cardIdOf(key: string): string {
  let id = '';
  for (let half = 0; half < 2; half += 1) {
    let hash = 0x811c9dc5;
    for (const letter of `${half}${key}`) {
      hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    }
    for (let at = 0; at < 5; at += 1) id += LETTERS.charAt((hash >>> (at * 6)) & 63);
  }
  return id;
}

import * as v from 'valibot';
import type { FactOf } from '#book/activity.ts';
import { IdText, PositiveCount, SEALED_FILE, ShortText, Text } from '#book/common.ts';
import { SkillName, STEPS } from '#domain/doors/facts.ts';

/**
 * What learning a skill takes, and brings. `own-phone`: it is not learnt on somebody else's. `app`: there is
 * something to install. `from-15`: below that age nobody signs for it. `account`: whoever has it, or has an
 * account already, has something to pay from.
 */
export const TRAITS = ['own-phone', 'app', 'from-15', 'account'] as const;
export type Trait = (typeof TRAITS)[number];

/** Panes of the door whose meaning the nation sets; the fifth is the commune's to choose. */
export const NATIONAL_PANES = 4;

export const NEEDS_MAX = 6;
export const CHOSEN_MAX = 4;
/** Higher ones are learnt later. */
export const RANK_MAX = 9_999;
export const ORDER_MAX = 99;
export const EDITION_MAX = 9_999;

const Name = v.pipe(v.string(), v.minLength(1), v.maxLength(60));
const Short = v.pipe(v.string(), v.minLength(1), v.maxLength(26));

/** Vietnamese is always there. */
const Named = v.strictObject({ vi: Name, en: v.exactOptional(Name) });
const Shortened = v.strictObject({ vi: Short, en: v.exactOptional(Short) });

/**
 * What stands takes the place of the edition before it, 0 being what the software brings. Of two that were
 * written over the same one, the later shows and somebody is asked.
 */
const Edition = v.pipe(PositiveCount, v.maxValue(EDITION_MAX));

const Skills = (max: number) =>
  v.pipe(
    v.array(SkillName),
    v.maxLength(max),
    v.check((names) => new Set(names).size === names.length, 'each once'),
  );

/** A language as BCP 47 names it: vi, tyz (Tày), nut (Nùng), ium (Dao), hmn (Mông) … */
const LanguageTag = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/u));

export const PICTURE_MEDIA = ['image/webp', 'image/jpeg'] as const;
export const VOICE_MEDIA = ['audio/webm', 'audio/mp4', 'audio/mpeg'] as const;

export const LEARNING_FACTS = {
  /** `basic`: the national basic skill it counts for as well, 1 to 4. */
  'skill.described@1': v.strictObject({
    skill: SkillName,
    edition: Edition,
    name: Named,
    short: v.exactOptional(Shortened),
    rank: v.pipe(PositiveCount, v.maxValue(RANK_MAX)),
    needs: Skills(NEEDS_MAX),
    traits: v.pipe(v.array(v.picklist(TRAITS)), v.maxLength(TRAITS.length)),
    basic: v.exactOptional(v.pipe(PositiveCount, v.maxValue(NATIONAL_PANES))),
  }),
  /** It is offered to nobody any more; what people have learnt of it stands and counts. */
  'skill.retired@1': v.strictObject({
    skill: SkillName,
    edition: Edition,
    reason: v.exactOptional(ShortText),
  }),
  /** The commune's own basic skill: whoever can do any of these alone has it. */
  'basic.chosen@1': v.strictObject({
    edition: Edition,
    skills: v.pipe(Skills(CHOSEN_MAX), v.minLength(1)),
  }),
  /** A text of a card in one language, whole. Its cards follow one another by `order`. */
  'card.written@1': v.strictObject({
    card: IdText,
    language: LanguageTag,
    edition: Edition,
    skill: SkillName,
    step: v.picklist(STEPS),
    order: v.pipe(PositiveCount, v.maxValue(ORDER_MAX)),
    say: Text,
    show: v.exactOptional(Text),
    do: v.exactOptional(Text),
    picture: v.exactOptional(
      v.strictObject({ ...SEALED_FILE, media: v.picklist(PICTURE_MEDIA), shows: ShortText }),
    ),
  }),
  /** In all languages, for good. */
  'card.withdrawn@1': v.strictObject({ card: IdText, reason: v.exactOptional(ShortText) }),
  /** A card spoken by somebody of the team. */
  'card.voiced@1': v.strictObject({
    voice: IdText,
    card: IdText,
    language: LanguageTag,
    ...SEALED_FILE,
    media: v.picklist(VOICE_MEDIA),
  }),
  'voice.withdrawn@1': v.strictObject({
    voice: IdText,
    card: IdText,
    reason: v.exactOptional(ShortText),
  }),
} as const;

export type LearningFact = FactOf<typeof LEARNING_FACTS>;

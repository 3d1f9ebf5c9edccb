import * as v from 'valibot';
import { SEALED_FILE, ShortText } from '#book/common.ts';

/*
 * What facts of notices and of answers are made of alike.
 */

export const LANGUAGES_MAX = 6;

/** A language as BCP 47 names it. */
export const LanguageTag = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/u));

export const some = <Each extends v.GenericSchema<string, string>>(each: Each, max: number) =>
  v.pipe(
    v.array(each),
    v.minLength(1),
    v.maxLength(max),
    v.check((all) => new Set(all).size === all.length, 'each once'),
  );

const PICTURE_MEDIA = ['image/webp', 'image/jpeg'] as const;
export const VOICE_MEDIA = ['audio/webm', 'audio/mp4', 'audio/mpeg'] as const;

export const PICTURE = v.strictObject({
  ...SEALED_FILE,
  media: v.picklist(PICTURE_MEDIA),
  shows: ShortText,
});

import { whyText } from '#domain/words.ts';
import { language } from '#pwa/ui/language.ts';
import { phoneReason } from './phone-reason.ts';

/** Why a record is not taken as it is, was not written, or what a sync stumbled over: what happened, what to do. */
export const reasonText = (code: string): string => phoneReason(code) ?? whyText(language.value, code);

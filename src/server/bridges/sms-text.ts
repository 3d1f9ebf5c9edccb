import { nfc, stripMarks } from '#kernel/vi-text.ts';
import type { Message } from '#server/bridges/channel.ts';

/*
 * What fits in a short message. Without diacritics it takes 7 bits a character: 160 in one message, 153 in
 * each of several. Brand names are registered for such text alone.
 */

const ONE = 160;
const EACH_OF_MANY = 153;
const SEGMENTS_MAX = 3;

/** Of the 7-bit alphabet (GSM 03.38) those that text without diacritics may need; some count twice. */
const PLAIN = /[^\n !"#$%&'()*+,\-./0-9:;<=>?@A-Za-z_^{}\\[\]~|]/gu;
const TWICE = /[\^{}\\[\]~|]/gu;

const REPLACED: readonly (readonly [RegExp, string])[] = [
  [/[–—−]/gu, '-'],
  [/[“”„«»]/gu, '"'],
  [/[‘’`´]/gu, "'"],
  [/…/gu, '...'],
  [/[₫]/gu, 'd'],
  [/[•·]/gu, '-'],
  [/\u00A0/gu, ' '],
];

/** Text as every phone shows it: no diacritics, nothing outside of the 7-bit alphabet. */
export function foldForSms(text: string): string {
  const bare = REPLACED.reduce(
    (each, [from, to]) => each.replaceAll(from, to),
    stripMarks(nfc(text)),
  );
  return bare.replaceAll(PLAIN, '').replaceAll(/ {2,}/gu, ' ').trim();
}

/** How many messages a folded text is paid for. */
export function segmentsOf(folded: string): number {
  const length = folded.length + (folded.match(TWICE)?.length ?? 0);
  return length <= ONE ? 1 : Math.ceil(length / EACH_OF_MANY);
}

const KIND = { ordinary: '', priority: 'UU TIEN: ', emergency: 'KHAN: ' } as const;

/**
 * What a phone in many hands may show: what the board says to everybody and no name of who lives there. What
 * to do comes before what happened; what does not fit stands under the link.
 */
export function smsOf(message: Message): string {
  const head = foldForSms(`[${message.from}] `).concat(' ', KIND[message.class]);
  const until = message.until === undefined ? '' : ` Den ${foldForSms(message.until)}.`;
  const tail = `${until} ${message.link}`;
  const said = [message.title, message.do, message.text].filter((each) => each !== undefined);
  const body = foldForSms(said.map((each) => each.replace(/[.\s]+$/u, '')).join('. '));
  const whole = `${head}${body}.${tail}`;
  return segmentsOf(whole) <= SEGMENTS_MAX ? whole : `${cut(head, body, tail)}...${tail}`;
}

/** The longest beginning that ends at a word and fits. */
function cut(head: string, body: string, tail: string): string {
  let end = body.length;
  while (end > 0 && segmentsOf(`${head}${body.slice(0, end)}...${tail}`) > SEGMENTS_MAX) {
    end = body.lastIndexOf(' ', end - 1);
  }
  return `${head}${body.slice(0, Math.max(0, end))}`;
}

import { formatDay } from '#kernel/vi-calendar.ts';
import type { BASES } from '#domain/funds/facts.ts';
import type { Drive } from '#domain/funds/state.ts';

export type BasisWords = {
  readonly bases: Readonly<Record<(typeof BASES)[number], string>>;
  on(day: string): string;
  document(number: string): string;
};

/** What a drive rests on. Gifts rest on nobody's decision, so that no day of one stands there. */
export const basisText = (text: BasisWords, { kind, document, on }: Drive['basis']): string =>
  [
    text.bases[kind],
    document && text.document(document),
    kind !== 'gifts' && on !== undefined && text.on(formatDay(on)),
  ]
    .filter(Boolean)
    .join(' ');

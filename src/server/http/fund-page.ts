import type { Context } from 'hono';
import { isId, type Id } from '#kernel/id.ts';
import { dayOfSeconds } from '#kernel/vi-calendar.ts';
import { nameAsOf } from '#domain/places/state.ts';
import { findPayCodes, findSpoiltCodes, spellCode } from '#domain/funds/pay-code.ts';
import type { PublicDrive } from '#domain/funds/publish.ts';
import {
  type DriveFrame,
  type FundFrame,
  renderDrivePage,
  renderFundPage,
} from '#pages/fund-page.tsx';
import { placeText } from '#pages/village-page.tsx';
import type { Home } from '#server/home.ts';
import { hrefOf } from '#server/http/href.ts';
import { frameOf, pagePolicy, sendNotFound, sendPage } from '#server/http/pages.ts';
import { noteRefusal } from '#server/http/problem.ts';
import { findDriveBasis } from '#server/queries/public-board.ts';
import { findPublicDrive, findPublicFund } from '#server/queries/public-funds.ts';
import { openPlaces } from '#server/queries/published.ts';

const TAG_LENGTH_MAX = 40;

/** The drives of a village, or one of them to the đồng: read by anybody, and asked again by a form alone. */
export async function answerFundPage(c: Context, home: Home): Promise<Response> {
  const village = c.req.param('id') ?? '';
  const fund = isId(village) ? await findPublicFund(home, village) : undefined;
  if (fund === undefined) return sendNotFound(c, home);
  const frame = await fundFrame(c, home, village);
  const id = c.req.query('dot');
  if (id === undefined) return sendPage(c, renderFundPage(fund, frame));
  const found = isId(id) ? await findPublicDrive(home, village, id, c.req.query('dau')) : undefined;
  if (found === undefined) return sendNotFound(c, home);
  const { drive, mark, at, seq, kept } = found;
  // Whoever runs the home hears of it too: something was taken out of a book, or put in its place.
  if (kept?.state === 'parted') noteRefusal(c, 'book-parted');
  const asked = askedOf(drive, c.req.query('ma'));
  const html = renderDrivePage(drive, {
    ...frame,
    fields: fieldsOf(c, id),
    keep: { href: `${frame.hrefOf(id)}&dau=${mark}`, at, seq },
    ...(kept && { kept }),
    ...(asked && { asked }),
    decisions: await findDriveBasis(home, village, drive),
  });
  return sendPage(c, html, {
    headers: { 'content-security-policy': pagePolicy({ form: "'self'" }) },
  });
}

async function fundFrame(c: Context, home: Home, village: Id): Promise<FundFrame> {
  const frame = frameOf(c, home);
  const { language } = frame;
  const place = (await openPlaces(home)).places.get(village);
  const named = place && nameAsOf(place, dayOfSeconds(home.now()));
  const base = `/quy/${village}`;
  const query = new URLSearchParams(c.req.query());
  query.delete('lang');
  if (language === 'vi') query.set('lang', 'en');
  const other = query.toString();
  return {
    ...frame,
    otherLanguageHref: other === '' ? base : `${base}?${other}`,
    village: named === undefined ? '' : placeText(frame, named),
    villageHref: hrefOf(`/thon/${village}`, language),
    fundHref: hrefOf(base, language),
    hrefOf: (drive) => driveHref(village, drive, language),
  };
}

export const driveHref = (village: Id, drive: Id, language: 'vi' | 'en'): string =>
  `/quy/${village}?dot=${drive}${language === 'en' ? '&lang=en' : ''}`;

const fieldsOf = (c: Context, drive: Id): DriveFrame['fields'] => [
  ['dot', drive],
  ...(c.req.query('lang') === 'en' ? [['lang', 'en'] as const] : []),
];

/** The lines of a tag as somebody typed it: a code however it is spaced, or a receipt's number. */
function askedOf({ lines }: PublicDrive, typed: string | undefined): DriveFrame['asked'] {
  const tag = typed?.trim().slice(0, TAG_LENGTH_MAX) ?? '';
  if (tag === '') return undefined;
  const codes = findPayCodes(tag).map(spellCode);
  const isSpoilt = codes.length === 0 && findSpoiltCodes(tag).length > 0;
  const wanted = new Set([...codes, tag.toUpperCase().replaceAll(/\s/gu, '')]);
  return { tag, isSpoilt, lines: lines.filter((line) => wanted.has(line.tag ?? '')) };
}

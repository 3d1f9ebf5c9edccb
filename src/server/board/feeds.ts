import { generateAtomFeed, generateRssFeed } from 'feedsmith';
import type { PublicNotice } from '#domain/board/publish.ts';
import type { CapAlert } from '#form/cap/alert.ts';
import { BOARD_PAGE_WORDS } from '#words/board-page-words.ts';
import { CHECK_PAGE_WORDS } from '#words/check-page-words.ts';
import type { Language } from '#words/words.ts';

/** Whose board it is, and where it is read; addresses are whole. */
export type FeedOf = {
  readonly origin: string;
  /** For ever, whatever the address. */
  readonly id: string;
  readonly name: string;
  readonly self: string;
  readonly page: string;
  readonly words: Language;
};

const dateOf = (at: number): Date => new Date(at * 1_000);

export function writeAtom(feed: FeedOf, notices: readonly PublicNotice[], now: number): string {
  return generateAtomFeed({
    xml: { lang: feed.words },
    id: feed.id,
    title: { value: CHECK_PAGE_WORDS[feed.words].boardTitle(feed.name) },
    updated: dateOf(newest(notices, now)),
    authors: [{ name: feed.name }],
    links: linksOf(feed),
    entries: notices.map((notice) => ({
      xml: { lang: notice.language },
      id: idOf(notice),
      title: { value: titleOf(notice) },
      updated: dateOf(notice.changed),
      content: { value: textOf(notice), type: 'text' },
      links: [{ href: hrefOf(feed, notice), rel: 'alternate', type: 'text/html' }],
    })),
  });
}

export function writeRss(feed: FeedOf, notices: readonly PublicNotice[]): string {
  return generateRssFeed({
    title: CHECK_PAGE_WORDS[feed.words].boardTitle(feed.name),
    link: feed.page,
    description: CHECK_PAGE_WORDS[feed.words].boardTitle(feed.name),
    language: writtenIn(notices, feed.words),
    atom: { links: [{ href: feed.self, rel: 'self', type: 'application/rss+xml' }] },
    items: notices.map((notice) => ({
      xml: { lang: notice.language },
      title: titleOf(notice),
      link: hrefOf(feed, notice),
      description: escapeHtml(textOf(notice)).replaceAll('\n', '<br>'),
      guid: { value: idOf(notice), isPermaLink: false },
      pubDate: dateOf(notice.changed),
    })),
  });
}

/** A list of CAP messages, each at an address of its own, as the standard's feeds are. */
export function writeCapList(feed: FeedOf, alerts: readonly CapAlert[], now: number): string {
  const updated = Math.max(0, ...alerts.map(({ sent }) => sent)) || now;
  return generateAtomFeed({
    xml: { lang: feed.words },
    id: `${feed.id}:cap`,
    title: { value: `${CHECK_PAGE_WORDS[feed.words].feeds.cap}: ${feed.name}` },
    updated: dateOf(updated),
    authors: [{ name: feed.name }],
    links: linksOf(feed),
    entries: alerts.map((alert) => {
      const [info] = alert.infos;
      const off = BOARD_PAGE_WORDS[feed.words].withdrawn(alert.note);
      return {
        xml: { lang: info?.language ?? feed.words },
        id: `urn:ban-so:cap:${alert.identifier}`,
        title: { value: info?.headline ?? off },
        updated: dateOf(alert.sent),
        summary: { value: info?.description ?? off },
        links: [
          {
            href: `${feed.self.split('?')[0] ?? ''}?so=${alert.identifier}`,
            rel: 'alternate',
            type: 'application/cap+xml',
          },
        ],
      };
    }),
  });
}

const linksOf = (feed: FeedOf) => [
  { href: feed.self, rel: 'self', type: 'application/atom+xml' },
  { href: feed.page, rel: 'alternate', type: 'text/html' },
];

/** Each edition is an entry of its own: whoever follows a board hears of a correction. */
const idOf = ({ code, withdrawn }: PublicNotice): string =>
  `urn:ban-so:notice:${code}${withdrawn === undefined ? '' : ':off'}`;

const hrefOf = ({ origin, words }: FeedOf, { code }: PublicNotice): string =>
  `${origin}/k/${code}${words === 'en' ? '?lang=en' : ''}`;

const newest = (notices: readonly PublicNotice[], now: number): number =>
  Math.max(0, ...notices.map(({ changed }) => changed)) || now;

/** What most readers are told of a whole feed: the language of people's own words, not of the page. */
const writtenIn = (notices: readonly PublicNotice[], asked: Language): Language =>
  notices.every(({ language }) => language === asked) ? asked : 'vi';

/** In one language throughout, that of the notice. */
const wordsOf = ({ language }: PublicNotice) =>
  BOARD_PAGE_WORDS[language === 'en' ? language : 'vi'];

function titleOf(notice: PublicNotice): string {
  const { said, withdrawn, class: pressing } = notice;
  const text = wordsOf(notice);
  if (withdrawn !== undefined) return `${text.off}: ${said.title}`;
  return pressing === 'ordinary' ? said.title : `${text.classes[pressing]}: ${said.title}`;
}

function textOf(notice: PublicNotice): string {
  const { said, withdrawn, warning } = notice;
  const text = wordsOf(notice);
  return [
    withdrawn && text.withdrawn(withdrawn.reason),
    warning && `${text.warning(warning.danger, warning.level)}. ${text.source(warning.source)}.`,
    said.text,
    said.do && `${text.do} ${said.do}`,
  ]
    .filter(Boolean)
    .join('\n');
}

/** Readers take the description of RSS for markup. */
const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

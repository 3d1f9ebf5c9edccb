import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import type { PublicNotice } from '#domain/board/publish.ts';
import { BOARD_PAGE_WORDS } from '#words/board-page-words.ts';
import { CHECK_PAGE_WORDS } from '#words/check-page-words.ts';
import type { PageFrame } from './document.tsx';
import { langOf, Lines, Told } from './told.tsx';

type BoardProps = {
  readonly notices: readonly PublicNotice[];
  readonly frame: PageFrame;
  /** Where the board stands alone. */
  readonly href?: string;
};

/** The notice board of a village, for whoever has the address: read without an account or an app. */
export function BoardPart({ notices, frame, href }: BoardProps) {
  const text = BOARD_PAGE_WORDS[frame.language];
  if (notices.length === 0 && href === undefined) return null;
  return (
    <section>
      <h2>{text.title}</h2>
      {notices.map((notice) => (
        <NoticePart key={notice.code} notice={notice} frame={frame} />
      ))}
      {href !== undefined && (
        <a class="fund-link" href={href}>
          {CHECK_PAGE_WORDS[frame.language].open}
        </a>
      )}
    </section>
  );
}

type NoticeProps = {
  readonly notice: PublicNotice;
  readonly frame: PageFrame;
  /** It stands on a page of its own. */
  readonly isAlone?: boolean;
};

export function NoticePart({ notice, frame, isAlone = false }: NoticeProps) {
  const text = BOARD_PAGE_WORDS[frame.language];
  const { said, language, warning, withdrawn, until } = notice;
  return (
    <article class={warning && !withdrawn ? 'notice notice--alarm' : 'notice'}>
      <h3 {...langOf(frame, language)}>{said.title}</h3>
      <p class="soft small">
        {[
          notice.isOfCommune ? text.ofCommune : text.ofVillage,
          formatDay(notice.on),
          notice.class === 'ordinary' ? undefined : text.classes[notice.class],
          notice.edition > 1 ? text.edition(notice.edition) : undefined,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {withdrawn && <Off reason={withdrawn.reason} frame={frame} />}
      {warning && !withdrawn && (
        <p>
          <b>{text.warning(warning.danger, warning.level)}</b>.{' '}
          {text.expires(
            `${formatTime(warning.expires)} ${formatDay(dayOfSeconds(warning.expires))}`,
          )}
          . <Told text={warning.source} words={text.source} frame={frame} />.
        </p>
      )}
      <Said said={said} language={language} frame={frame} />
      {until !== undefined && !withdrawn && !warning && (
        <p class="soft small">{text.until(formatDay(until))}</p>
      )}
      {isAlone &&
        notice.others.map((each) => (
          <section key={each.language}>
            <h4 {...langOf(frame, each.language)}>{each.said.title}</h4>
            <Said {...each} frame={frame} />
          </section>
        ))}
      {!isAlone && (
        <a class="fund-link" href={checkHref(notice.code, frame)}>
          {CHECK_PAGE_WORDS[frame.language].own}
        </a>
      )}
    </article>
  );
}

type SaidProps = Pick<PublicNotice, 'said' | 'language'> & { readonly frame: PageFrame };

function Said({ said, language, frame }: SaidProps) {
  return (
    <>
      <Lines text={said.text} language={language} frame={frame} />
      {said.do !== undefined && (
        <p>
          <b>{BOARD_PAGE_WORDS[frame.language].do}</b>{' '}
          <Told text={said.do} language={language} frame={frame} />
        </p>
      )}
    </>
  );
}

type OffProps = { readonly reason: string | undefined; readonly frame: PageFrame };

function Off({ reason, frame }: OffProps) {
  const { withdrawn } = BOARD_PAGE_WORDS[frame.language];
  return (
    <p class="notice-off">
      {reason === undefined ? (
        withdrawn(reason)
      ) : (
        <Told text={reason} words={withdrawn} frame={frame} />
      )}
    </p>
  );
}

const checkHref = (code: string, { language }: PageFrame): string =>
  `/k/${code}${language === 'en' ? '?lang=en' : ''}`;

import { dayOfSeconds, formatDay, formatTime } from '#kernel/vi-calendar.ts';
import type { PublicNotice } from '#domain/board/publish.ts';
import { BOARD_PAGE_WORDS } from '#words/board-page-words.ts';
import type { PageFrame } from './document.tsx';

type BoardProps = { readonly notices: readonly PublicNotice[]; readonly frame: PageFrame };

/** The notice board of a village, for whoever has the address: read without an account or an app. */
export function BoardPart({ notices, frame }: BoardProps) {
  const text = BOARD_PAGE_WORDS[frame.language];
  if (notices.length === 0) return null;
  return (
    <section>
      <h2>{text.title}</h2>
      {notices.map((notice) => (
        <NoticePart key={`${notice.on} ${notice.said.title}`} notice={notice} frame={frame} />
      ))}
    </section>
  );
}

function NoticePart({ notice, frame }: { notice: PublicNotice; frame: PageFrame }) {
  const text = BOARD_PAGE_WORDS[frame.language];
  const { said, warning, withdrawn, until } = notice;
  return (
    <article class={warning && !withdrawn ? 'notice notice--alarm' : 'notice'}>
      <h3>{said.title}</h3>
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
      {withdrawn && <p class="notice-off">{text.withdrawn(withdrawn.reason)}</p>}
      {warning && !withdrawn && (
        <p>
          <b>{text.warning(warning.danger, warning.level)}</b>.{' '}
          {text.expires(
            `${formatTime(warning.expires)} ${formatDay(dayOfSeconds(warning.expires))}`,
          )}
          . {text.source(warning.source)}.
        </p>
      )}
      {said.text.split('\n').map((line, index) => (
        <p key={`${String(index)} ${line}`}>{line}</p>
      ))}
      {said.do !== undefined && (
        <p>
          <b>{text.do}</b> {said.do}
        </p>
      )}
      {until !== undefined && !withdrawn && !warning && (
        <p class="soft small">{text.until(formatDay(until))}</p>
      )}
    </article>
  );
}

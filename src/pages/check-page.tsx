import { formatDay } from '#kernel/vi-calendar.ts';
import type { PublicNotice } from '#domain/board/publish.ts';
import { CHECK_PAGE_WORDS } from '#words/check-page-words.ts';
import { PAGES_WORDS } from '#words/pages-words.ts';
import { NoticePart } from './board-part.tsx';
import { Advice, type PageFrame, renderDocument, Top } from './document.tsx';

/** A notice that a code names, and what became of it since it was shared. */
export type Checked = {
  readonly notice: PublicNotice;
  readonly shared: number;
  /** `narrowed`: corrected, and by now for fewer villages. */
  readonly state: 'stands' | 'corrected' | 'narrowed' | 'withdrawn' | 'over';
  readonly postedOn: number;
  /** Whose it is as people called it then, with what it lies in. */
  readonly by: string;
  /** What that place is a part of by now; absent while it stands. */
  readonly now?: string;
  readonly boardHref: string;
};

/** What somebody pasted: `otherSite` where it is a link that leads elsewhere. */
export type Pasted = { readonly text: string; readonly otherSite?: string };

export type CheckFrame = PageFrame & {
  /** Of this site, as it stands in an address. */
  readonly host: string;
  readonly checkHref: string;
  readonly pasted?: Pasted;
};

/** `asked`: nothing yet, something without a code, a code of no notice, or a notice. */
export type CheckAnswer = 'nothing' | 'no-code' | 'unknown' | Checked;

/** Whether a notice that somebody was sent is of this village, and what it says today. */
export function renderCheckPage(answer: CheckAnswer, frame: CheckFrame): string {
  const text = CHECK_PAGE_WORDS[frame.language];
  const content = <Page answer={answer} frame={frame} />;
  if (typeof answer !== 'object') return renderDocument({ title: text.title, frame, content });
  const { said, language } = answer.notice;
  return renderDocument({ title: said.title, language, frame, content });
}

type Props = { readonly answer: CheckAnswer; readonly frame: CheckFrame };

function Page({ answer, frame }: Props) {
  const text = CHECK_PAGE_WORDS[frame.language];
  const pages = PAGES_WORDS[frame.language];
  const { otherSite } = frame.pasted ?? {};
  return (
    <>
      <Top frame={frame} />
      <main>
        {otherSite !== undefined && (
          <p class="notice notice--alarm">
            <b>{text.otherSite(otherSite)}</b>
          </p>
        )}
        {typeof answer === 'object' ? (
          <Found checked={answer} frame={frame} />
        ) : (
          <header class="head">
            {answer === 'unknown' && <p class="genuine genuine--not">{text.fake}</p>}
            <h1>{answer === 'unknown' ? text.no : text.title}</h1>
            {answer === 'nothing' && <p>{text.lead}</p>}
            {answer === 'no-code' && <p>{text.noCode}</p>}
            {answer === 'unknown' && text.noLines.map((line) => <p key={line}>{line}</p>)}
          </header>
        )}
        <Ask answer={answer} frame={frame} />
        {typeof answer !== 'object' && <Advice title={pages.reach} lines={pages.reachText} />}
      </main>
    </>
  );
}

function Found({ checked, frame }: { checked: Checked; frame: CheckFrame }) {
  const text = CHECK_PAGE_WORDS[frame.language];
  const { notice, shared, state, postedOn, by, now, boardHref } = checked;
  const said = {
    ...text.states,
    corrected: text.corrected(shared, notice.edition),
    narrowed: text.corrected(shared, notice.edition),
    withdrawn: text.withdrawn,
  }[state];
  return (
    <>
      <header class="head">
        <p class="genuine">{text.genuine}</p>
        <h1>{text.is(by, formatDay(postedOn))}</h1>
        {now !== undefined && <p>{text.joined(by, now)}</p>}
        <p>
          <b>{said}</b>
        </p>
        {state === 'narrowed' && <p>{text.narrowed}</p>}
        <p class="soft">
          {state === 'corrected' || state === 'narrowed' ? text.follow : text.compare}
        </p>
      </header>
      <section>
        <h2>{text.says}</h2>
        <NoticePart notice={notice} frame={frame} isAlone />
        <a class="fund-link" href={boardHref}>
          {text.toBoard(now ?? by)}
        </a>
      </section>
    </>
  );
}

function Ask({ answer, frame }: Props) {
  const text = CHECK_PAGE_WORDS[frame.language];
  const isFound = typeof answer === 'object';
  return (
    <section>
      {isFound && <h2>{text.again}</h2>}
      <form method="get" action={frame.checkHref} class="find">
        {frame.language === 'en' && <input type="hidden" name="lang" value="en" />}
        <label for="ma">{text.field}</label>
        <input
          id="ma"
          name="ma"
          value={isFound ? undefined : frame.pasted?.text}
          maxLength={300}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
        />
        <button type="submit">{text.press}</button>
      </form>
      <p class="soft small">{text.where(frame.host)}</p>
    </section>
  );
}

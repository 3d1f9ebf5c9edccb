import { fromUtf8, utf8 } from '#kernel/bytes.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { finishBreathing } from '#kernel/steps.ts';
import type { OrderedFact } from '#book/fact.ts';
import { decodeRunInSteps } from '#book/run.ts';
import { type Change, numberedKey, numberOfKey } from '#device/local-store.ts';
import type { Clock, Platform } from '#device/platform.ts';
import { PageRow, toRow } from '#device/rows.ts';

/*
 * A book's confirmed facts lie in pages: sealed, packed lists of encoded runs, each under the seq of its
 * first fact. The chain was proven before a page was stored; reading checks form and continuity alone.
 */

type Store = Pick<Platform, 'store' | 'seal' | 'gzip'>;
type Reader = Store & { readonly clock: Pick<Clock, 'breathe'> };

export type PageProblem = { readonly code: 'page-damaged'; readonly why: string };

export type Page = { readonly from: number; readonly facts: readonly OrderedFact[] };

/** The change that stores encoded runs as one page. */
export async function pageChange(
  { seal, gzip }: Store,
  book: Id,
  from: number,
  runs: readonly unknown[],
): Promise<Change> {
  const key = numberedKey(book, from);
  const packed = await gzip.pack(utf8(JSON.stringify(runs)));
  return {
    table: 'pages',
    key,
    value: { runs: await seal.seal(`pages/${key}`, packed, 'others') },
  };
}

/** The encoded runs of a stored page. */
export async function openPage(
  { seal, gzip }: Store,
  key: string,
  value: unknown,
): Promise<Result<unknown[], PageProblem>> {
  const row = toRow(PageRow, value);
  if (row === undefined) return damaged('no page');
  const opened = await seal.open(`pages/${key}`, row.runs);
  if (!opened.ok) return damaged(opened.error.code);
  const unpacked = await gzip.unpack(opened.value);
  if (!unpacked.ok) return damaged(unpacked.error.code);
  const text = fromUtf8(unpacked.value);
  if (!text.ok) return damaged(text.error.code);
  try {
    const runs: unknown = JSON.parse(text.value);
    return Array.isArray(runs) ? ok(runs) : damaged('no list');
  } catch {
    return damaged('no JSON');
  }
}

/** Pages from a page's first seq on, decoded. */
export async function readPages(
  platform: Reader,
  book: Id,
  from: number,
): Promise<Result<readonly Page[], PageProblem>> {
  const rows = await platform.store.list('pages', {
    prefix: `${book}.`,
    from: numberedKey(book, from),
  });
  const pages: Page[] = [];
  for (const { key, value } of rows) {
    const page = await decodePage(platform, key, value);
    if (!page.ok) return page;
    pages.push(page.value);
  }
  return ok(pages);
}

/** One page by the seq of its first fact. */
export async function readPage(
  platform: Reader,
  book: Id,
  from: number,
): Promise<Result<Page, PageProblem>> {
  const key = numberedKey(book, from);
  return decodePage(platform, key, await platform.store.read('pages', key));
}

async function decodePage(
  platform: Reader,
  key: string,
  value: unknown,
): Promise<Result<Page, PageProblem>> {
  const runs = await openPage(platform, key, value);
  if (!runs.ok) return runs;
  const from = numberOfKey(key);
  const facts: OrderedFact[] = [];
  for (const encoded of runs.value) {
    const run = await finishBreathing(decodeRunInSteps(encoded), platform.clock.breathe);
    if (!run.ok) return damaged(run.error.why);
    if (run.value.facts[0]?.seq !== from + facts.length) return damaged('not continuous');
    facts.push(...run.value.facts);
  }
  return ok({ from, facts });
}

const damaged = (why: string): { readonly ok: false; readonly error: PageProblem } =>
  err({ code: 'page-damaged', why });

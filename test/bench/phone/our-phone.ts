// What a person does on a phone of ours, and what lies on it.

import type { Locator, Page } from 'playwright-core';
import * as v from 'valibot';

/** Its person reads what stands there. */
export const READ_MS = 3_000;

/** A phone is left so long before it is closed: what it has taken in is kept by then. */
export const KEPT_MS = 10_000;

/** What takes a phone into use. */
export const beginButton = (page: Page): Locator =>
  page.getByRole('button', { name: 'Dùng máy này' });

/** Until the whole app lies on the phone. */
export async function bringApp(page: Page, origin: string): Promise<void> {
  await page.goto(origin);
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
}

/** Opens a link, and its person reads. Answers after how many milliseconds it could be taken into use. */
export async function openLink(page: Page, link: string, readMs = READ_MS): Promise<number> {
  // Another fragment alone would open nothing anew.
  await page.goto('about:blank');
  const began = performance.now();
  await page.goto(link);
  await beginButton(page).waitFor();
  const openedMs = performance.now() - began;
  await page.waitForTimeout(readMs);
  return openedMs;
}

/*
 * What is waited for is looked for by its address, which costs the page next to nothing: by role and name,
 * the names of a whole list are worked out again and again, on the processor that is measured.
 */

/** Until a household of the village can be pressed. */
export const seesDoors = (page: Page): Promise<void> =>
  page.locator('a[href^="#/household/"]').first().waitFor();

/**
 * From now on the page itself presses what leads to the form of a visit as soon as it stands there: the
 * first household, the visit, and then that nobody was at home. Answers with the moments, in milliseconds
 * since 1970, at which the form and then the word that it is saved were painted.
 */
export async function recordsVisit(page: Page): Promise<() => Promise<readonly [number, number]>> {
  const noted = await page.evaluateHandle(() => {
    const steps = [
      'a[href^="#/household/"]',
      'a[href^="#/visit/"]',
      '.outcome ~ .outcome',
      '.toast',
    ];
    const done = new Promise<[number, number]>((resolve) => {
      const painted: number[] = [];
      const look = (): void => {
        const found = document.querySelector<HTMLElement>(steps[0] ?? '.none');
        if (found === null) return;
        steps.shift();
        const isLast = steps.length === 0;
        requestAnimationFrame(() =>
          setTimeout(() => {
            if (steps.length < 2) painted.push(Date.now());
            if (isLast) resolve([painted[0] ?? 0, painted[1] ?? 0]);
            else found.click();
            look();
          }),
        );
      };
      new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
    });
    return { done };
  });
  return () => noted.evaluate(({ done }) => done);
}

/** Until what was done at its doors is there, too. */
export const seesWork = (page: Page): Promise<void> => page.locator('a[href="#/round"]').waitFor();

/** Until a village of the commune can be pressed, among the figures of all. */
export const seesCommune = (page: Page): Promise<void> =>
  page.locator('a[href^="#/village/"]').first().waitFor();

const Books = v.array(
  v.object({
    book: v.object({ activity: v.string() }),
    complete: v.boolean(),
    seq: v.number(),
    proven: v.number(),
    begins: v.optional(v.object({ seq: v.number() })),
    writeOnly: v.optional(v.boolean()),
  }),
);
export type Books = v.InferOutput<typeof Books>;

/** The rows of the phone's books, as they lie in its store. */
export async function readBooks(page: Page): Promise<Books> {
  const found: unknown = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('no store')));
      });
    const rows: unknown[] = [];
    for (const name of names) {
      const open = await done(indexedDB.open(name));
      if (open.objectStoreNames.contains('books')) {
        rows.push(
          ...(await done<unknown[]>(open.transaction('books').objectStore('books').getAll())),
        );
      }
      open.close();
    }
    return rows;
  });
  const books = v.parse(Books, found);
  return books.filter(({ writeOnly }) => writeOnly === undefined);
}

/** Opens a door of the list, where its trace can be pressed. */
export async function openDoor(page: Page, index: number): Promise<Locator> {
  await page.locator('a[href^="#/household/"]').nth(index).click();
  const trace = page.locator('a[href$="/trace"]').first();
  await trace.waitFor();
  return trace;
}

/** Until all that was ever said at the doors lies on the phone, proven, and nothing more is being fetched. */
export async function hasHistory(page: Page): Promise<void> {
  const isWhole = ({ book, begins, complete }: Books[number]): boolean =>
    complete && (begins === undefined || !['homes', 'doors'].includes(book.activity));
  while (!(await readBooks(page)).every(isWhole)) await page.waitForTimeout(500);
}

/** Until every book is shown to its head. */
export async function hasAll(page: Page): Promise<Books> {
  for (;;) {
    const books = await readBooks(page);
    if (
      books.length > 0 &&
      books.every(({ complete, seq, proven }) => complete && seq === proven)
    ) {
      return books;
    }
    await page.waitForTimeout(500);
  }
}

/** Takes away the states that the phone keeps of its books: it folds them from their pages then. */
export async function dropStates(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases()) {
      await new Promise<void>((resolve) => {
        const opening = indexedDB.open(name);
        opening.addEventListener('success', () => {
          const store = opening.result;
          const hasStates = store.objectStoreNames.contains('states');
          const done = (): void => {
            store.close();
            resolve();
          };
          if (!hasStates) {
            done();
            return;
          }
          const taking = store.transaction('states', 'readwrite');
          taking.objectStore('states').clear();
          taking.addEventListener('complete', done);
        });
      });
    }
  });
}

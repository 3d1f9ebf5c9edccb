// What is wrong with a screen as it stands: accessibility, width, targets. Nothing here changes the screen.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA, good practice, and 7:1 for text. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const RULES = {
  'color-contrast-enhanced': { enabled: true },
  // It measures what the foot of the screen leaves of a row that can be scrolled out; see smallTargets.
  'target-size': { enabled: false },
};

type Axe = {
  run(
    context: unknown,
    options: unknown,
  ): Promise<{
    violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
  }>;
};

/** What another dress can break: it changes colours, and nothing else. */
const COLOURS = ['color-contrast', 'color-contrast-enhanced', 'link-in-text-block'];

/** Every broken rule with the places that break it; of colours alone where the rest was looked at. */
export async function breaches(
  page: Page,
  of: 'all' | 'colours' = 'all',
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(
    async ([runOnly, rules]) => {
      const { axe } = globalThis as unknown as { axe: Axe }; // evaluated above
      const { violations } = await axe.run(document, { runOnly, rules });
      return violations.flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(({ target }) => `${id}: ${target.join(' ')}`),
      );
    },
    [
      of === 'all' ? { type: 'tag', values: TAGS } : { type: 'rule', values: COLOURS },
      of === 'all' ? RULES : {},
    ] as const,
  );
}

/** Places that stand wider than the window, and words that are cut off by the control around them. */
export const overflows = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const nameOf = (node: Element): string =>
      `${node.tagName.toLowerCase()}.${[...node.classList].join('.')} "${node.textContent.trim().slice(0, 40)}"`;
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) {
      const widest = [...document.querySelectorAll('body *')]
        .filter((node) => node.getBoundingClientRect().right > clientWidth + 1)
        .slice(0, 3)
        .map(nameOf);
      found.push(`page ${scrollWidth} > ${clientWidth}: ${widest.join(', ')}`);
    }
    for (const control of document.querySelectorAll('button, .button, a.row, .chip, .card')) {
      if (control.scrollWidth > control.clientWidth + 1 && control.clientWidth > 0) {
        found.push(`cut off: ${nameOf(control)}`);
      }
    }
    return found;
  });

/** Controls smaller than a thumb needs. A link in a table has its cell, a link in a sentence is text. */
export const smallTargets = (page: Page, sidePx: number): Promise<readonly string[]> =>
  page.evaluate((side) => {
    const found: string[] = [];
    const controls = 'a[href], button, summary, select, input, textarea';
    for (const node of document.querySelectorAll<HTMLElement>(controls)) {
      const around = node.matches('a') ? node.closest('td, th') : node.closest('label');
      const { width, height } = (around ?? node).getBoundingClientRect();
      const isInText =
        getComputedStyle(node).display === 'inline' && node.closest('p, li') !== null;
      if (width <= 1 || height <= 1 || node.matches('.skip') || isInText) continue;
      if (Math.min(width, height) < side - 0.5) {
        const said =
          node.textContent.trim() || node.getAttribute('aria-label') || node.getAttribute('type');
        found.push(
          `${node.tagName.toLowerCase()} "${said?.slice(0, 40)}" ${Math.round(width)} × ${Math.round(height)}`,
        );
      }
    }
    return found;
  }, sidePx);

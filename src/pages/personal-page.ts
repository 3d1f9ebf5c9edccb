import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { PAGES_WORDS } from '#words/pages-words.ts';

/** All that is kept about one person, in sentences. */
export type PersonalRecord = {
  readonly name: string;
  readonly home: string;
  readonly day: string;
  readonly reason: string;
  readonly lines: readonly {
    readonly text: string;
    readonly on: string;
    readonly written: string;
    readonly received: string;
    readonly verdict: string;
    readonly why?: string;
    readonly by: string;
    readonly device?: string;
  }[];
  readonly seen: readonly {
    readonly at: string;
    readonly person: string;
    readonly what: string;
    readonly why?: string;
  }[];
  /** Messages to the household, and what became of them. */
  readonly sent: readonly {
    readonly at: string;
    readonly channel: string;
    readonly title: string;
    readonly state: string;
    readonly why?: string;
  }[];
  /** Who went through the register as a whole. */
  readonly registers: readonly {
    readonly person: string;
    readonly what: string;
    readonly from: string;
    readonly to: string;
    readonly days: number;
  }[];
};

/** For paper first: black on white, letters that an elder can read. */
const STYLE =
  'body{font:14pt/1.5 system-ui,sans-serif;max-width:42rem;margin:1rem auto;padding:0 1rem;color:#000;' +
  'background:#fff}h1{font-size:20pt}h2{font-size:16pt}li{margin:.5rem 0;break-inside:avoid}' +
  'small{font-size:11pt}';

const text = PAGES_WORDS.vi.personal;
const states: Readonly<Record<string, string>> = text.states;
const looks: Readonly<Record<string, string>> = text.looks;
const channels: Readonly<Record<string, string>> = text.channels;
const sentStates: Readonly<Record<string, string>> = text.sentStates;

/**
 * A file to print and hand over: Vietnamese, without a script, with nothing to fetch. Written without TSX and
 * without the pages' styles, because the command line makes it too, which no builder has passed.
 */
export function renderPersonalPage(record: PersonalRecord): string {
  const title = text.title(record.name);
  const body = h(
    'main',
    {},
    h('h1', {}, title),
    h('p', {}, text.lead(record.home, record.day, record.reason)),
    h('p', {}, text.rights),
    h('h2', {}, text.written),
    h('ol', {}, record.lines.map(lineOf)),
    h('h2', {}, text.seen),
    h('p', {}, text.seenLead),
    record.seen.length === 0 ? h('p', {}, text.seenNone) : h('ul', {}, record.seen.map(lookOf)),
    record.sent.length > 0 && h('h2', {}, text.sent),
    record.sent.length > 0 && h('ul', {}, record.sent.map(sentOf)),
    record.registers.length > 0 && h('h2', {}, text.registers),
    record.registers.length > 0 && h('p', {}, text.registersLead),
    h('ul', {}, record.registers.map(registerOf)),
    h('p', {}, text.foot),
  );
  const head = renderToString(h('title', {}, title));
  return (
    `<!doctype html><html lang="vi"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">${head}` +
    `<style>${STYLE}</style></head><body>${renderToString(body)}</body></html>`
  );
}

function lineOf(line: PersonalRecord['lines'][number]): VNode {
  const parts = [
    `${text.on}: ${line.on}`,
    `${text.by}: ${[line.by, line.device].filter(Boolean).join(', ')}`,
    `${text.when}: ${line.written}`,
    `${text.state}: ${[states[line.verdict], line.why].filter(Boolean).join(' – ')}`,
  ];
  return h('li', {}, line.text, h('br', {}), h('small', {}, parts.join(' · ')));
}

const registerOf = (line: PersonalRecord['registers'][number]): VNode =>
  h(
    'li',
    {},
    [line.person, looks[line.what] ?? line.what, text.days(line.days, line.from, line.to)]
      .filter(Boolean)
      .join(' · '),
  );

const sentOf = ({ at, channel, title, state }: PersonalRecord['sent'][number]): VNode =>
  h(
    'li',
    {},
    [at, channels[channel] ?? channel, title, sentStates[state] ?? state]
      .filter(Boolean)
      .join(' · '),
  );

const lookOf = ({ at, person, what, why }: PersonalRecord['seen'][number]): VNode =>
  h('li', {}, [at, person, looks[what] ?? what, why].filter(Boolean).join(' · '));

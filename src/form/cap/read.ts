import { SaxesParser } from 'saxes';
import { fromUtf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { dateOfDay, dayOfDate } from '#kernel/vi-calendar.ts';
import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_KINDS,
  CAP_NAMESPACE,
  CAP_SCOPES,
  CAP_SEVERITIES,
  CAP_STATUSES,
  CAP_URGENCIES,
  type CapAlert,
  type CapArea,
  type CapInfo,
  type CapPair,
  type CapReference,
} from './alert.ts';

/**
 * Why a file is no CAP message: it is larger than one ever is, no XML, has a document type (by which entities
 * attack whoever reads them), is another kind of file or another version, or lacks what the standard asks.
 */
export type CapProblem =
  'cap-too-large' | 'cap-damaged' | 'cap-unsafe' | 'cap-other-kind' | 'cap-incomplete';

export const CAP_BYTES_MAX = 256 * 1_024;
const DEPTH_MAX = 8;
const ELEMENTS_MAX = 5_000;

/** Reads a message as somebody sent it; what the standard does not name is left out. */
export function readCap(bytes: Uint8Array): Result<CapAlert, { readonly code: CapProblem }> {
  if (bytes.length > CAP_BYTES_MAX) return err({ code: 'cap-too-large' });
  const text = fromUtf8(bytes);
  if (!text.ok) return err({ code: 'cap-damaged' });
  const root = parse(text.value.replace(/^\ufeff/u, ''));
  if (typeof root === 'string') return err({ code: root });
  const alert = alertOf(root);
  return alert === undefined ? err({ code: 'cap-incomplete' }) : ok(alert);
}

type Element = {
  readonly name: string;
  /** Whether it is of the standard. */
  readonly isOurs: boolean;
  readonly children: Element[];
  text: string;
};

/** Thrown inside the parser, which knows no other way to stop. */
class Stop extends Error {
  readonly code: CapProblem;
  constructor(code: CapProblem) {
    super(code);
    this.code = code;
  }
}

function parse(text: string): Element | CapProblem {
  try {
    return treeOf(text) ?? 'cap-damaged';
  } catch (error) {
    return error instanceof Stop ? error.code : 'cap-damaged';
  }
}

function treeOf(text: string): Element | undefined {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const open: Element[] = [];
  let root: Element | undefined;
  let count = 0;
  parser.on('doctype', () => {
    throw new Stop('cap-unsafe');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri }) => {
    count += 1;
    if (count > ELEMENTS_MAX || open.length >= DEPTH_MAX) throw new Stop('cap-unsafe');
    const isOurs = uri === CAP_NAMESPACE;
    if (root === undefined && !(isOurs && local === 'alert')) throw new Stop('cap-other-kind');
    const element: Element = { name: local, isOurs, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  const add = (more: string): void => {
    const current = open.at(-1);
    if (current !== undefined) current.text += more;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(text).close();
  return root;
}

const all = ({ children }: Element, name: string): readonly Element[] =>
  children.filter((child) => child.isOurs && child.name === name);

function one(element: Element, name: string): string | undefined {
  const text = all(element, name)[0]?.text.trim();
  return text === '' ? undefined : text;
}

function among<Each extends string>(
  values: readonly Each[],
  text: string | undefined,
): Each | undefined {
  return values.find((each) => each === text);
}

function alertOf(root: Element): CapAlert | undefined {
  const [identifier, sender] = [one(root, 'identifier'), one(root, 'sender')];
  const sent = readTime(one(root, 'sent'));
  const status = among(CAP_STATUSES, one(root, 'status'));
  const kind = among(CAP_KINDS, one(root, 'msgType'));
  const scope = among(CAP_SCOPES, one(root, 'scope'));
  const infos = all(root, 'info').map(infoOf);
  if (identifier === undefined || sender === undefined || sent === undefined) return undefined;
  if (status === undefined || kind === undefined || scope === undefined) return undefined;
  if (infos.includes(undefined)) return undefined;
  const [source, note] = [one(root, 'source'), one(root, 'note')];
  return {
    identifier,
    sender,
    sent,
    status,
    kind,
    scope,
    ...(source !== undefined && { source }),
    ...(note !== undefined && { note }),
    references: (one(root, 'references') ?? '').split(/\s+/u).flatMap(referenceOf),
    infos: infos.flatMap((info) => info ?? []),
  };
}

function referenceOf(text: string): readonly CapReference[] {
  const [sender = '', identifier = '', time] = text.split(',');
  const sent = readTime(time);
  return sender === '' || identifier === '' || sent === undefined
    ? []
    : [{ sender, identifier, sent }];
}

/** Without a language the standard means English of the United States. */
function infoOf(info: Element): CapInfo | undefined {
  const event = one(info, 'event');
  const urgency = among(CAP_URGENCIES, one(info, 'urgency'));
  const severity = among(CAP_SEVERITIES, one(info, 'severity'));
  const certainty = among(CAP_CERTAINTIES, one(info, 'certainty'));
  const categories = all(info, 'category').flatMap(
    ({ text }) => among(CAP_CATEGORIES, text.trim()) ?? [],
  );
  if (event === undefined || categories.length === 0) return undefined;
  if (urgency === undefined || severity === undefined || certainty === undefined) return undefined;
  return {
    language: one(info, 'language') ?? 'en-US',
    categories,
    event,
    urgency,
    severity,
    certainty,
    ...timesOf(info),
    ...wordsOf(info),
    parameters: all(info, 'parameter').flatMap(pairOf),
    areas: all(info, 'area').flatMap(areaOf),
  };
}

function timesOf(info: Element): Pick<CapInfo, 'effective' | 'onset' | 'expires'> {
  const [effective, onset, expires] = ['effective', 'onset', 'expires'].map((name) =>
    readTime(one(info, name)),
  );
  return {
    ...(effective !== undefined && { effective }),
    ...(onset !== undefined && { onset }),
    ...(expires !== undefined && { expires }),
  };
}

const WORDS = ['senderName', 'headline', 'description', 'instruction', 'web'] as const;

const wordsOf = (info: Element): Pick<CapInfo, (typeof WORDS)[number]> =>
  Object.fromEntries(
    WORDS.flatMap((name) => {
      const text = one(info, name);
      return text === undefined ? [] : [[name, text]];
    }),
  );

function pairOf(element: Element): readonly CapPair[] {
  const [name, value] = [one(element, 'valueName'), one(element, 'value')];
  return name === undefined || value === undefined ? [] : [{ name, value }];
}

function areaOf(area: Element): readonly CapArea[] {
  const description = one(area, 'areaDesc');
  return description === undefined
    ? []
    : [{ description, codes: all(area, 'geocode').flatMap(pairOf) }];
}

const TIME = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:Z|([+-])(\d{2}):(\d{2}))$/u;

/** Seconds UTC; a Z is forgiven, which the standard forbids and many write. */
function readTime(text: string | undefined): number | undefined {
  const found = TIME.exec(text ?? '');
  if (found === null) return undefined;
  const [, year, month, dayOfMonth, hours, minutes, seconds, sign, ...zone] = found;
  const date = { year: Number(year), month: Number(month), dayOfMonth: Number(dayOfMonth) };
  const day = dayOfDate(date);
  const { month: isMonth, dayOfMonth: isDay } = dateOfDay(day);
  if (isMonth !== date.month || isDay !== date.dayOfMonth) return undefined;
  const [h, m, s] = [hours, minutes, seconds].map(Number);
  const [zoneHours, zoneMinutes] = zone.map((part) => Number(part ?? 0));
  if (h === undefined || m === undefined || s === undefined || h > 24 || m > 59 || s > 60) {
    return undefined;
  }
  const ahead = ((zoneHours ?? 0) * 60 + (zoneMinutes ?? 0)) * 60 * (sign === '-' ? -1 : 1);
  return day * 86_400 + h * 3_600 + m * 60 + s - ahead;
}

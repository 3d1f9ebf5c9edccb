import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { type Bytes, fromUtf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { BankLine } from '#domain/funds/match.ts';
import { problem, type Problem } from '#server/http/problem.ts';

/*
 * Services that tell of a transfer as it happens. Each signs what it sends in its own way; what a signature
 * does not cover is not believed. A server that was off for an evening misses some of it: the bank's
 * statement is what counts, and these only make it known sooner.
 *
 *   SePay   HMAC-SHA256 over second "." body, as it came
 *   Casso   HMAC-SHA512 over millisecond "." body with its keys in order
 *   payOS   HMAC-SHA256 over `data` as name=value, its names in order
 */

export const HOOKS = ['sepay', 'casso', 'payos'] as const;
export type Hook = (typeof HOOKS)[number];
/** Absent: this home hears nothing of that service. */
export type HookKeys = { readonly [Name in Hook]?: string };

/** A line as a service tells it: of which account, and at which bank where it says so. */
export type ToldLine = {
  readonly account: string;
  readonly bank?: string;
  /** Absent: no money moved, as when a service tries whether anybody answers. */
  readonly line?: BankLine;
};

type Read = Result<ToldLine, Problem>;
type Headers = { get(name: string): string | null };

/** A hook as it came: undefined where this home has no key for its service. */
export function readHook(
  hook: Hook,
  keys: HookKeys,
  { headers, body, now }: { readonly headers: Headers; readonly body: Bytes; readonly now: number },
): Read | undefined {
  const key = keys[hook];
  if (key === undefined) return undefined;
  const text = fromUtf8(body);
  if (!text.ok) return err(problem('not-json'));
  switch (hook) {
    case 'sepay':
      return readSepay(key, text.value, headers, now);
    case 'casso':
      return readCasso(key, text.value, headers);
    case 'payos':
      return readPayos(key, text.value);
  }
}

function isSigned(
  algorithm: 'sha256' | 'sha512',
  key: string,
  said: string,
  told: string,
): boolean {
  const own = createHmac(algorithm, key).update(said, 'utf8').digest();
  const given = /^(?:[0-9a-f]{2})+$/iu.test(told) ? Buffer.from(told, 'hex') : Buffer.alloc(0);
  return given.length === own.length && timingSafeEqual(own, given);
}

const WRONG = err(problem('signature-wrong'));
/** What was caught on the way is worth nothing after so long. */
const SEPAY_LATE_S_MAX = 300;

const Json = v.pipe(v.string(), v.parseJson());
const Amount = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const Words = v.nullish(v.string(), '');
/** `2026-02-13 08:05:00`, in Vietnam. */
const Moment = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}/u),
  v.transform((text) => Math.floor(Date.UTC(...partsOf(text)) / 86_400_000)),
);
const partsOf = (text: string): [number, number, number] => [
  Number(text.slice(0, 4)),
  Number(text.slice(5, 7)) - 1,
  Number(text.slice(8, 10)),
];

const Sepay = v.object({
  gateway: Words,
  transactionDate: Moment,
  accountNumber: v.string(),
  content: Words,
  description: Words,
  transferType: v.picklist(['in', 'out']),
  transferAmount: Amount,
});

function readSepay(key: string, text: string, headers: Headers, now: number): Read {
  const second = headers.get('x-sepay-timestamp') ?? '';
  const signature = headers.get('x-sepay-signature')?.replace(/^sha256=/u, '') ?? '';
  if (!isSigned('sha256', key, `${second}.${text}`, signature)) return WRONG;
  if (!(Math.abs(now - Number(second)) <= SEPAY_LATE_S_MAX)) {
    return err(problem('clock-far-off', { at: now }));
  }
  const read = v.safeParse(v.pipe(Json, Sepay), text);
  if (!read.success) return malformed(read.issues);
  const { accountNumber, gateway, transactionDate, transferType, transferAmount } = read.output;
  const { content, description } = read.output;
  return ok({
    account: accountNumber,
    bank: gateway,
    line: {
      day: transactionDate,
      way: transferType,
      amountDong: transferAmount,
      text: content === '' ? description : content,
    },
  });
}

const Casso = v.object({
  data: v.object({
    accountNumber: v.string(),
    bankAbbreviation: Words,
    description: Words,
    /** Less than nothing where it went out. */
    amount: v.pipe(v.number(), v.safeInteger()),
    transactionDateTime: Moment,
  }),
});

function readCasso(key: string, text: string, headers: Headers): Read {
  const told = /^t=(\d{1,16}),v1=([0-9a-fA-F]{128})$/u.exec(headers.get('x-casso-signature') ?? '');
  const whole = v.safeParse(Json, text);
  if (told === null) return WRONG;
  if (!whole.success) return err(problem('not-json'));
  const [, millisecond = '', signature = ''] = told;
  const said = `${millisecond}.${JSON.stringify(ordered(whole.output))}`;
  if (!isSigned('sha512', key, said, signature)) return WRONG;
  const read = v.safeParse(Casso, whole.output);
  if (!read.success) return malformed(read.issues);
  const { accountNumber, bankAbbreviation, description, amount } = read.output.data;
  const { transactionDateTime: day } = read.output.data;
  const line = {
    day,
    way: amount < 0 ? 'out' : 'in',
    amountDong: Math.abs(amount),
    text: description,
  } as const;
  return ok({ account: accountNumber, bank: bankAbbreviation, ...(amount !== 0 && { line }) });
}

const Payos = v.object({
  data: v.record(v.string(), v.unknown()),
  signature: v.string(),
});
const PayosData = v.object({
  accountNumber: v.string(),
  amount: Amount,
  description: Words,
  transactionDateTime: Moment,
});

function readPayos(key: string, text: string): Read {
  const whole = v.safeParse(v.pipe(Json, Payos), text);
  if (!whole.success) return malformed(whole.issues);
  const { data, signature } = whole.output;
  const said = Object.entries(data)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${payosText(value)}`)
    .join('&');
  if (!isSigned('sha256', key, said, signature)) return WRONG;
  const read = v.safeParse(PayosData, data);
  if (!read.success) return malformed(read.issues);
  const { accountNumber, amount, description, transactionDateTime } = read.output;
  const line = {
    day: transactionDateTime,
    way: 'in',
    amountDong: amount,
    text: description,
  } as const;
  return ok({ account: accountNumber, line });
}

function payosText(value: unknown): string {
  if (value === null || value === 'null' || value === 'undefined') return '';
  return typeof value === 'string' ? value : JSON.stringify(ordered(value));
}

/** With the names of every object in order. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => [name, ordered(each)]),
  );
}

const malformed = (issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): Read => {
  const [issue] = issues;
  return err(
    issue.type === 'parse_json'
      ? problem('not-json')
      : problem('malformed', { where: v.getDotPath(issue) ?? 'body' }),
  );
};

import * as v from 'valibot';
import { type Bytes, utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import type { Device } from '#device/device.ts';

// How a phone asks its home, whatever it asks.

/**
 * Why a question has no answer: the home's own code, or `offline`, `reply-malformed`; `file` is what is
 * wrong with a file that was sent.
 */
export type QueryProblem = {
  readonly code: string;
  readonly file?: string;
  readonly row?: number;
};
export type Answer<Reply> = Promise<Result<Reply, QueryProblem>>;

type Given = Readonly<Record<string, string | number | boolean | undefined>>;

const pathOf = (route: string, given: Given): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? `/api/${route}` : `/api/${route}?${text}`;
};

export const jsonOf = (value: object) => ({
  body: utf8(JSON.stringify(value)),
  contentType: 'application/json',
});

export type Ask = <Schema extends v.GenericSchema>(
  schema: Schema,
  route: string,
  given: Given,
  sent?: { readonly body: Bytes; readonly contentType: string },
) => Answer<v.InferOutput<Schema>>;

export const askingBy =
  (device: Pick<Device, 'ask'>): Ask =>
  async (schema, route, given, sent) => {
    const init = sent && { method: 'POST' as const, ...sent };
    const asked = await device.ask(pathOf(route, given), init);
    if (!asked.ok) return asked;
    const parsed = v.safeParse(schema, asked.value);
    return parsed.success ? ok(parsed.output) : err({ code: 'reply-malformed' });
  };

// What lies on a phone's medium as JSON and back: bytes as base64url, private keys as JWK.

import { fromBase64Url, toBase64Url } from '#kernel/bytes.ts';
import type { Json } from '#kernel/canonical.ts';

type Rows = Readonly<Record<string, Json>>;
export type MediumText = Readonly<Record<string, Rows>>;
type KeyText = { readonly '=key': JsonWebKey; readonly name: string; readonly usages: string };
type Medium = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

export async function mediumToText(medium: Medium): Promise<MediumText> {
  const tables: Record<string, Rows> = {};
  for (const [table, rows] of medium) {
    const texts: Record<string, Json> = {};
    for (const [key, value] of [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      texts[key] = await valueToText(value);
    }
    tables[table] = texts;
  }
  return tables;
}

export async function mediumFromText(text: MediumText): Promise<Map<string, Map<string, unknown>>> {
  const medium = new Map<string, Map<string, unknown>>();
  for (const [table, rows] of Object.entries(text)) {
    const values = new Map<string, unknown>();
    for (const [key, value] of Object.entries(rows)) values.set(key, await valueFromText(value));
    medium.set(table, values);
  }
  return medium;
}

async function valueToText(value: unknown): Promise<Json> {
  if (value instanceof Uint8Array) return { '=bytes': toBase64Url(value) };
  if (value instanceof CryptoKey) {
    const jwk = await crypto.subtle.exportKey('jwk', value);
    const usages = value.usages.join(' ');
    return { '=key': JSON.parse(JSON.stringify(jwk)) as Json, name: value.algorithm.name, usages };
  }
  if (Array.isArray(value)) return Promise.all(value.map(valueToText));
  if (typeof value !== 'object' || value === null) return value as Json;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return Object.fromEntries(
    await Promise.all(entries.map(async ([name, item]) => [name, await valueToText(item)])),
  ) as Json;
}

async function valueFromText(value: Json): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map(valueFromText));
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Readonly<Record<string, Json>>;
  const bytes = fields['=bytes'];
  if (typeof bytes === 'string') {
    const decoded = fromBase64Url(bytes);
    if (!decoded.ok) throw new Error('bytes that are not base64url');
    return decoded.value;
  }
  if (fields['=key'] !== undefined) {
    const { '=key': jwk, name, usages } = fields as unknown as KeyText;
    const algorithm = { name, namedCurve: jwk.crv ?? '' };
    return crypto.subtle.importKey('jwk', jwk, algorithm, true, usages.split(' ') as KeyUsage[]);
  }
  const entries = await Promise.all(
    Object.entries(fields).map(async ([name, item]) => [name, await valueFromText(item)] as const),
  );
  return Object.fromEntries(entries);
}

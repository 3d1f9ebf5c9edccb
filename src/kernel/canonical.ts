import { type Bytes, fromUtf8, utf8 } from '#kernel/bytes.ts';
import { err, ok, type Result } from '#kernel/result.ts';

/**
 * The values a fact may carry: RFC 8785 JSON of strings, safe integers, booleans, lists and objects.
 * No null, no fractions: what is absent is left out, money is đồng, positions are 1e-4 degrees.
 */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export type NotCanonical = { code: 'not-canonical'; why: string };

/** Lists and objects inside each other, the outermost not counted. */
export const DEPTH_MAX = 16;
/** With the u flag a pair is one character, so only a lone half matches. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * RFC 8785 text of a value; keys sorted by UTF-16 code units. Throws a bug for values
 * `checkJson` refuses.
 */
export function canonicalText(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isList(value)) {
    let text = '[';
    for (let index = 0; index < value.length; index += 1) {
      if (index > 0) text += ',';
      text += canonicalText(value[index] as Json); // the index is below the length
    }
    return `${text}]`;
  }
  let text = '{';
  for (const key of Object.keys(value).sort()) {
    if (text.length > 1) text += ',';
    text += `${JSON.stringify(key)}:${canonicalText(value[key] as Json)}`; // the key is its own
  }
  return `${text}}`;
}

export const canonicalBytes = (value: Json): Bytes => utf8(canonicalText(value));

/** The value of bytes that are exactly the canonical form of it. */
export function parseCanonical(bytes: Uint8Array): Result<Json, NotCanonical> {
  const text = fromUtf8(bytes);
  if (!text.ok) return refuse('not UTF-8');
  return parseCanonicalText(text.value);
}

export function parseCanonicalText(text: string): Result<Json, NotCanonical> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('not JSON');
  }
  const problem = findProblem(value, 0);
  if (problem !== undefined) return refuse(problem);
  const json = value as Json; // findProblem went through every part of it
  return canonicalText(json) === text ? ok(json) : refuse('not in canonical form');
}

/** A value checked to be one a fact may carry. */
export function checkJson(value: unknown): Result<Json, NotCanonical> {
  const problem = findProblem(value, 0);
  return problem === undefined ? ok(value as Json) : refuse(problem); // findProblem went through it
}

const refuse = (why: string): { readonly ok: false; readonly error: NotCanonical } =>
  err({ code: 'not-canonical', why });

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function findProblem(value: unknown, depth: number): string | undefined {
  if (depth > DEPTH_MAX) return 'nested too deeply';
  if (typeof value === 'string') return stringProblem(value);
  if (typeof value === 'boolean') return undefined;
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) return 'a number that is no safe integer';
    return Object.is(value, -0) ? 'minus zero' : undefined;
  }
  if (Array.isArray(value)) {
    for (const item of value) {
      const problem = findProblem(item, depth + 1);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }
  if (typeof value !== 'object' || value === null) {
    return `a value of type ${value === null ? 'null' : typeof value}`;
  }
  for (const [key, item] of Object.entries(value)) {
    const problem = stringProblem(key) ?? findProblem(item, depth + 1);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function stringProblem(text: string): string | undefined {
  if (text.includes('\0')) return 'the character U+0000';
  return LONE_SURROGATE.test(text) ? 'a lone surrogate' : undefined;
}

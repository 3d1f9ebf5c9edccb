import { err, ok, type Result } from '#kernel/result.ts';
import type { ExpressionError } from '#form/parse.ts';

export type Token = {
  readonly kind: 'number' | 'string' | 'reference' | 'name' | 'sign';
  readonly text: string;
};

/** What question names, functions and columns are called. */
const NAME = String.raw`[\p{L}_][\p{L}\p{N}_.\-]*`;

/** Whole names, as a sheet gives them to questions and choices. */
export const NAME_ALONE = new RegExp(`^${NAME}$`, 'u');

/** What every object carries: answers, lists and columns are kept by name, and these would be lost. */
export const isTakenName = (name: string): boolean => name in {} || name === 'prototype';

/** `${name}` in a text that is shown. */
export const REFERENCE = new RegExp(String.raw`\$\{\s*(${NAME})\s*\}`, 'gu');

const TOKEN = new RegExp(
  String.raw`\s+|(?<number>\d+(?:\.\d*)?|\.\d+)|'(?<single>[^']*)'|"(?<double>[^"]*)"` +
    String.raw`|\$\{\s*(?<reference>${NAME})\s*\}|(?<name>${NAME}(?::${NAME})?)` +
    String.raw`|(?<sign>!=|<=|>=|\/\/|\.\.|[=<>+\-*|()/,.@[\]])`,
  'u',
);

/** Quotes that a word processor put in the place of straight ones. */
const CURLY = /^[‘’“”]/u;

export function tokensOf(text: string): Result<readonly Token[], ExpressionError> {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN.source, 'uy');
  while (pattern.lastIndex < text.length) {
    const from = pattern.lastIndex;
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) {
      const near = text.slice(from, from + 20);
      return err({ code: CURLY.test(near) ? 'expression-quotes' : 'expression-unreadable', near });
    }
    const token = tokenOf(groups);
    if (token !== undefined) tokens.push(token);
  }
  return ok(tokens);
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): Token | undefined {
  for (const kind of ['number', 'reference', 'name', 'sign'] as const) {
    const text = groups[kind];
    if (text !== undefined) return { kind, text };
  }
  const text = groups['single'] ?? groups['double'];
  return text === undefined ? undefined : { kind: 'string', text };
}

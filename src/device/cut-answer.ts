/*
 * An answer that is cut off on its way: what had come of it by then is of use where each part of it can be
 * proven by itself.
 */

export type Came = { readonly text: string; readonly isCut: boolean };

/** The text of an answer as far as it comes. */
export async function readWhatComes({ body }: Pick<Response, 'body'>): Promise<Came> {
  const decoder = new TextDecoder();
  let text = '';
  const reader = body?.getReader();
  try {
    for (;;) {
      const part = await reader?.read();
      if (part?.value === undefined) return { text: text + decoder.decode(), isCut: false };
      text += decoder.decode(part.value, { stream: true });
    }
  } catch {
    return { text, isCut: true };
  }
}

/** Where a pair of texts ends. */
const END = '"]';

/**
 * What had come whole of an answer that ends in a list of pairs of texts: the answer with those pairs alone;
 * undefined where not even one had.
 */
export function wholePairs(text: string): unknown {
  for (let at = text.lastIndexOf(END); at > 0; at = text.lastIndexOf(END, at - 1)) {
    // Within a text a quotation mark stands behind a backslash.
    const value = text[at - 1] === '\\' ? undefined : parse(`${text.slice(0, at)}${END}]}`);
    if (value !== undefined) return value;
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

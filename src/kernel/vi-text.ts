/** Vietnamese text: search keys, name search, order by given name. */

const markRun = /\p{M}+/gu;
const spaceRun = /[\s\u00a0\u200b\ufeff]+/gu;
const wordGap = /[^\p{L}\p{N}]+/gu;

/** Tone marks in dictionary order: ngang, huyền, hỏi, ngã, sắc, nặng. */
const toneMarks = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];

export const nfc = (text: string): string => text.normalize('NFC');

const openPair = /(^|[^qQ])([oOuU])([àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ])(?![\p{L}\p{M}])/gu;

function moveTone(whole: string, before: string, first: string, second: string): string {
  const [base = '', mark = ''] = second.normalize('NFD');
  const goesWithU = base === 'y' || base === 'Y';
  if (goesWithU !== (first === 'u' || first === 'U')) return whole;
  return before + nfc(first + mark) + base;
}

/**
 * Puts the tone of an open oa, oe, uy on its first vowel (hoà → hòa, thuỷ → thủy; quý and hoàn
 * stay), so that
 * both spellings of one word compare equal. For search keys only: what people wrote is kept as written.
 */
export const placeTone = (text: string): string => nfc(text).replaceAll(openPair, moveTone);

const tidySpaces = (text: string): string => text.replaceAll(spaceRun, ' ').trim();

/**
 * Lower case, NFC, one tone placement, single spaces; diacritics stay. Two spellings of one word
 * are equal.
 */
export const plainText = (text: string): string => tidySpaces(placeTone(nfc(text).toLowerCase()));

/**
 * Letters whose diacritics were stripped once: a table is several times faster than normalising
 * each text.
 */
const bareLetters = new Map<string, string>([
  ['đ', 'd'],
  ['Đ', 'D'],
]);
for (const vowel of 'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY') {
  for (const mark of toneMarks) {
    bareLetters.set(nfc(vowel + mark), vowel.normalize('NFD').charAt(0));
  }
}

const stripSlowly = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(markRun, '')
    .replaceAll(/[đĐ]/gu, (letter) => (letter === 'đ' ? 'd' : 'D'))
    .normalize('NFC');

/** Removes every diacritic, đ included; keeps case and spaces. */
export function stripMarks(text: string): string {
  let bare = '';
  for (const letter of nfc(text)) {
    const known = letter <= '\u007f' ? letter : bareLetters.get(letter);
    if (known === undefined) return stripSlowly(text);
    bare += known;
  }
  return bare;
}

/** Search key: lower case, no diacritics, đ → d, single spaces. Idempotent. */
export const foldText = (text: string): string => tidySpaces(stripMarks(nfc(text).toLowerCase()));

const wordsOf = (text: string): string[] => text.split(wordGap).filter((word) => word !== '');

const firstLetters = (words: readonly string[]): string =>
  words.map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0)).join('');

/** First letters of all words, folded: "Nguyễn Văn Tuấn" → "nvt". */
export const initialsOf = (name: string): string => firstLetters(wordsOf(foldText(name)));

/**
 * Keys of one name, made once; words are each preceded by one space, so " ha" finds a word's
 * beginning. `order` is the name's place by given name, as `givenNameKey` tells it.
 */
export type PreparedName = {
  readonly folded: string;
  readonly plain: string;
  readonly foldedGivenAt: number;
  readonly plainGivenAt: number;
  readonly initials: string;
  readonly order: string;
};

export type PreparedQuery = {
  readonly folded: string;
  readonly foldedWords: readonly string[];
  readonly plain: string;
  readonly plainWords: readonly string[];
  readonly hasMarks: boolean;
};

type WordKeys = { readonly plain: string; readonly folded: string; readonly order: string };

/**
 * A commune's names are made of a few hundred pieces: the keys of each, as it is written between spaces,
 * are made once, not once a name.
 */
const keysOfPieces = new Map<string, readonly WordKeys[]>();
const PIECES_KEPT = 4096;

function keysOfPiece(piece: string): readonly WordKeys[] {
  const known = keysOfPieces.get(piece);
  if (known !== undefined) return known;
  const made = wordsOf(nfc(piece).toLowerCase()).map((word) => {
    const plain = placeTone(word);
    return { plain, folded: stripMarks(plain), order: sortKeyOfWord(word) };
  });
  if (keysOfPieces.size >= PIECES_KEPT) keysOfPieces.clear();
  keysOfPieces.set(piece, made);
  return made;
}

const spaced = (words: readonly string[]): string => words.map((word) => ` ${word}`).join('');

export function prepareName(name: string): PreparedName {
  const words = name.split(' ').flatMap(keysOfPiece);
  let [plain, folded, initials, middle] = ['', '', '', ''];
  for (const [index, word] of words.entries()) {
    plain += ` ${word.plain}`;
    folded += ` ${word.folded}`;
    initials += String.fromCodePoint(word.folded.codePointAt(0) ?? 0);
    if (index < words.length - 1) middle += `\u0001${word.order}`;
  }
  return {
    folded,
    plain: plain === folded ? folded : plain,
    foldedGivenAt: folded.lastIndexOf(' '),
    plainGivenAt: plain.lastIndexOf(' '),
    initials,
    order: (words.at(-1)?.order ?? '') + middle,
  };
}

export function prepareQuery(text: string): PreparedQuery {
  const plainWords = wordsOf(plainText(text));
  const foldedWords = wordsOf(foldText(text));
  const plain = spaced(plainWords);
  const folded = spaced(foldedWords);
  return { folded, foldedWords, plain, plainWords, hasMarks: plain !== folded };
}

/**
 * Whole given name 6, its beginning 5, beginning of another word (or run of words) 4, words in
 * order with gaps 3.
 */
function rankWords(query: string, words: readonly string[], name: string, givenAt: number): number {
  const at = name.lastIndexOf(query);
  if (at >= 0) {
    if (at + query.lastIndexOf(' ') !== givenAt) return 4;
    return at + query.length === name.length ? 6 : 5;
  }
  if (words.length < 2) return 0;
  let from = 0;
  for (const word of words) {
    const found = name.indexOf(` ${word}`, from);
    if (found < 0) return 0;
    from = found + 1 + word.length;
  }
  return 3;
}

/**
 * Rank of a name for a query; 0 is no match, higher stands first. Every word's beginning is
 * found, with or
 * without diacritics, and so are initials ("nvt", "vt"). Given-name matches stand above others;
 * when the query
 * carries diacritics, names that carry the same ones stand above all that do not.
 */
export function matchName(query: PreparedQuery, name: PreparedName): number {
  if (query.folded === '') return 0;
  const loose = rankWords(query.folded, query.foldedWords, name.folded, name.foldedGivenAt);
  if (loose > 0) {
    if (!query.hasMarks) return loose;
    const exact = rankWords(query.plain, query.plainWords, name.plain, name.plainGivenAt);
    return exact > 0 ? 10 + exact : loose;
  }
  const [letters = '', more] = query.foldedWords;
  if (more !== undefined || letters.length < 2) return 0;
  const at = name.initials.indexOf(letters);
  if (at < 0) return 0;
  return at + letters.length === name.initials.length ? 2 : 1;
}

const alphabet = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';

type SortLetter = {
  readonly code: string;
  readonly tone: number;
};

/** Every precomposed letter of the alphabet with its place in dictionary order and its tone. */
const sortLetters = new Map<string, SortLetter>();
for (const [index, letter] of [...alphabet].entries()) {
  const code = String.fromCharCode(0x40 + index);
  for (const [tone, mark] of toneMarks.entries()) {
    const toned = nfc(letter + mark);
    if (toned.length === 1) sortLetters.set(toned, { code, tone });
  }
}

/**
 * Letters of other alphabets stand after z, digits before a, letters with foreign marks at their
 * bare letter.
 */
function foreignLetter(letter: string): SortLetter {
  if (/^[0-9]$/u.test(letter)) return { code: String.fromCharCode(0x30 + Number(letter)), tone: 0 };
  return sortLetters.get(letter.normalize('NFD').charAt(0)) ?? { code: `\u007f${letter}`, tone: 0 };
}

/**
 * Letters in Vietnamese order, then the tone: a word that is a beginning of another stands
 * before it.
 */
function sortKeyOfWord(word: string): string {
  let letters = '';
  let tone = 0;
  for (const letter of word) {
    const found = sortLetters.get(letter) ?? foreignLetter(letter);
    letters += found.code;
    if (tone === 0) tone = found.tone;
  }
  return letters + String.fromCharCode(2 + tone);
}

/** Key whose plain `<` order is: given name (last word), then family name, then middle names. */
export const givenNameKey = (name: string): string => prepareName(name).order;

export function compareKeys(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/**
 * A new list in order of given names; each key is made once, so a commune's names take
 * milliseconds.
 */
export function sortByGivenName<T>(items: readonly T[], nameOf: (item: T) => string): T[] {
  const keyed = items.map((item) => ({ item, key: givenNameKey(nameOf(item)) }));
  keyed.sort((a, b) => compareKeys(a.key, b.key));
  return keyed.map(({ item }) => item);
}

/** Order by given name, for a few names; a long list is faster in `sortByGivenName`. */
export const compareByGivenName = (a: string, b: string): number =>
  compareKeys(givenNameKey(a), givenNameKey(b));

const wordStart = /(^|[^\p{L}\p{M}\p{N}])(\p{L})/gu;

/** "NGUYỄN VĂN A" → "Nguyễn Văn A", "h'hen niê" → "H'Hen Niê"; spaces are tidied, result is NFC. */
export const titleCaseName = (name: string): string =>
  tidySpaces(nfc(name))
    .toLowerCase()
    .replaceAll(wordStart, (_whole, gap: string, letter: string) => gap + letter.toUpperCase());

import * as v from 'valibot';
import { DocumentNumber, type Ground, GROUNDS, IdText } from '#book/common.ts';
import { type Command, readWords, said, wrong } from '#cli/command.ts';
import { erase, sayNotErased } from '#server/erase/erase.ts';
import type { Wanted } from '#server/erase/select.ts';

const USAGE = `erase (--resident ID | --household ID | --book BOOK --origin STREAM.N)
  --ground GROUND [--document NUMBER]
  GROUND: ${GROUNDS.join(', ')}`;

/** Erases facts in the name of the home, for whoever keeps it. */
export const eraseFacts: Command = async (home, _config, args) => {
  const words = readWords(args, ['resident', 'household', 'book', 'origin', 'ground', 'document']);
  const wanted = words && wantedOf(words.named);
  const ground = GROUNDS.find((each) => each === words?.named['ground']);
  if (words === undefined || words.plain.length > 0 || wanted === undefined || !ground) {
    return wrong(USAGE);
  }
  const { document } = words.named;
  if (document !== undefined && !v.safeParse(DocumentNumber, document).success) {
    return wrong(`--document is a number such as 12/QĐ-UBND, in one word, not "${document}".`);
  }
  return run(home, wanted, ground, document);
};

async function run(
  home: Parameters<Command>[0],
  wanted: Wanted,
  ground: Ground,
  document: string | undefined,
): ReturnType<Command> {
  const done = await erase(home, { wanted, ground, ...(document !== undefined && { document }) });
  if (!done.ok) return wrong(sayNotErased(done.error));
  const { facts, books, shredded } = done.value;
  return said(
    `${facts} facts in ${books} books were erased; figures stand as they were.`,
    shredded
      ? 'The files of the store were rewritten: no deleted byte is left in them.'
      : 'Deleted bytes stay in the database until its tables are rewritten: see docs/operate/what-is-stored.md.',
    'Backups made before hold it still, until they are removed; a restore erases it again.',
  );
}

function wantedOf(named: { readonly [name: string]: string | undefined }): Wanted | undefined {
  const { resident, household, book, origin } = named;
  const given = [resident, household, origin].filter((each) => each !== undefined);
  if (given.length !== 1) return undefined;
  if (resident !== undefined) return isId(resident) ? { resident } : undefined;
  if (household !== undefined) return isId(household) ? { household } : undefined;
  const [stream = '', n = ''] = origin?.split('.') ?? [];
  const isOrigin = isId(stream) && /^[1-9]\d{0,8}$/u.test(n);
  return book !== undefined && isOrigin ? { book, origins: [{ stream, n: Number(n) }] } : undefined;
}

const isId = (text: string): boolean => v.is(IdText, text);

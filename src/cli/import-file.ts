import { basename } from 'node:path';
import { isId } from '#kernel/id.ts';
import {
  type Command,
  type Outcome,
  readFile,
  readWords,
  said,
  WRITING_FLAGS,
  wrong,
} from '#cli/command.ts';
import { REGISTER_FILE_BYTES_MAX } from '#protocol/limits.ts';
import type { ImportPreview } from '#protocol/import.ts';
import {
  confirmImport,
  type ImportRequest,
  previewImport,
} from '#server/import/import-register.ts';
import type { Home } from '#server/home.ts';
import { getOwnLine } from '#server/record.ts';

/** Shows what a household register would create; writes it, in the name of the home, when `--yes` says so. */
export const importFile: Command = async (home, _, args) => {
  const words = readWords(
    args.filter((word) => !WRITING_FLAGS.includes(word)),
    ['place'],
  );
  const [file, ...more] = words?.plain ?? [];
  const place = words?.named['place'];
  if (file === undefined || more.length > 0 || place === undefined || !isId(place)) {
    return wrong('import FILE --place PLACE [--dry-run | --yes]');
  }
  if (WRITING_FLAGS.every((flag) => args.includes(flag))) {
    return wrong('--dry-run writes nothing and --yes writes: give one of them.');
  }
  const bytes = readFile(file);
  if (bytes === undefined) return wrong(`${file} cannot be read.`);
  if (bytes.length > REGISTER_FILE_BYTES_MAX) return wrong(`${file} is larger than 8 MB.`);
  const line = getOwnLine(home.directory);
  const request = { home, line, place, fileName: basename(file), bytes };
  const preview = await previewImport(request);
  if (!preview.ok) {
    const detail = Object.values(preview.error.detail ?? {}).join(', ');
    return wrong(
      `${file} was not taken: ${[preview.error.code, detail].filter(Boolean).join(', ')}.`,
    );
  }
  const lines = linesOf(preview.value);
  if (args.includes('--yes')) return confirm(home, request, preview.value, lines);
  return said(...lines, 'Nothing was written. With --yes it will be.');
};

async function confirm(
  home: Home,
  request: ImportRequest,
  { preview }: ImportPreview,
  lines: readonly string[],
): Promise<Outcome> {
  const done = await confirmImport(request, preview);
  if (!done.ok) return wrong(`the import stopped: ${done.error.code}.`);
  const { created, facts } = done.value;
  const people = `${created.households} households and ${created.residents} people are new`;
  return said(...lines, `${home.name}: wrote ${facts} facts; ${people}.`);
}

function linesOf(preview: ImportPreview): string[] {
  const { created, unchanged, changed, notes, review } = preview;
  return [
    ...notes.map(
      ({ sheet, column = '', row, code, value }) => `${sheet}!${column}${row}  ${code}  ${value}`,
    ),
    ...review.map(({ sheet, row, why, value }) => `${sheet}!${row}  ${why}  ${value}`),
    `Read: ${preview.households} households, ${preview.residents} people.`,
    `New: ${created.households} households, ${created.residents} people.`,
    `Changed: ${changed.length} fields. As they are: ${unchanged.households} households, ${unchanged.residents} people.`,
    `For a person to decide: ${review.length}.`,
  ];
}

import { type Bytes, toBase64Url, utf8 } from '#kernel/bytes.ts';
import { canonicalText } from '#kernel/canonical.ts';
import type { Id } from '#kernel/id.ts';
import { err, ok, type Result } from '#kernel/result.ts';
import { compileForm } from '#form/compile.ts';
import type { FormDefinition } from '#form/definition.ts';
import type { SurveyCheck } from '#protocol/survey.ts';
import { sha256 } from '#server/crypto.ts';
import type { Home } from '#server/home.ts';
import { problem, type Problem } from '#server/http/problem.ts';
import { IMPORT_ROLES } from '#server/import/import-register.ts';
import { readSheets } from '#server/import/read-sheet.ts';
import { openScope } from '#server/queries/scope.ts';
import type { StreamLine } from '#server/store/store.ts';
import { findSensitive, MARK } from '#server/survey/sensitive.ts';

/** A workbook on its way to become a survey of a commune. */
export type SurveyRequest = {
  readonly home: Home;
  readonly line: StreamLine;
  readonly place: Id;
  readonly fileName: string;
  readonly bytes: Bytes;
};

/** Reads a workbook as a form and says of every cell what is wrong with it. Writes nothing. */
export async function checkSurvey({
  home,
  line,
  place,
  fileName,
  bytes,
}: SurveyRequest): Promise<Result<SurveyCheck, Problem>> {
  const allowed = await openScope(home, line, place, undefined, IMPORT_ROLES);
  if (!allowed.ok) return allowed;
  const sheets = await readSheets(bytes, fileName);
  if (!sheets.ok) return err(problem('sheet-unreadable', { file: sheets.error.code }));
  const compiled = compileForm(sheets.value, titleOf(fileName));
  const at = home.now();
  const sensitive = findSensitive(sheets.value);
  const read = compiled.ok ? compiled.value : compiled.error;
  const left = read.notices.filter(
    ({ code, value }) => !(code === 'column-ignored' && value === MARK),
  );
  const notices = [...left, ...sensitive.notices];
  if (compiled.ok && sensitive.problems.length === 0) {
    const { definition } = compiled.value;
    return ok({ at, problems: [], notices, form: definition, hash: hashOf(definition) });
  }
  const problems = [...(compiled.ok ? [] : compiled.error.problems), ...sensitive.problems];
  return ok({ at, problems, notices });
}

/** Names a form, so that what is opened is what was looked at. */
export const hashOf = (definition: FormDefinition): string =>
  toBase64Url(sha256(utf8(canonicalText(definition))));

/** A form that names itself nowhere is called as its file is. */
const titleOf = (fileName: string): string =>
  fileName.replace(/\.[a-z]+$/iu, '').trim() || fileName;

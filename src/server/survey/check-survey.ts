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
  if (compiled.ok) {
    const { definition, notices } = compiled.value;
    const hash = hashOf(definition);
    return ok({ at, problems: [], notices: [...notices], form: definition, hash });
  }
  const { problems, notices } = compiled.error;
  return ok({ at, problems: [...problems], notices: [...notices] });
}

/** Names a form, so that what is opened is what was looked at. */
export const hashOf = (definition: FormDefinition): string =>
  toBase64Url(sha256(utf8(canonicalText(definition))));

/** A form that names itself nowhere is called as its file is. */
const titleOf = (fileName: string): string =>
  fileName.replace(/\.[a-z]+$/iu, '').trim() || fileName;

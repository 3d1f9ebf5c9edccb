import type { Context } from 'hono';
import * as v from 'valibot';
import { IdText } from '#book/common.ts';
import { REGISTER_FILE_BYTES_MAX } from '#protocol/limits.ts';
import type { Home } from '#server/home.ts';
import { parseValue } from '#server/http/body.ts';
import { sendProblem } from '#server/http/problem.ts';
import { readSigned } from '#server/http/signed.ts';
import { sendJson } from '#server/http/sync.ts';
import { checkSurvey } from '#server/survey/check-survey.ts';

const AskedCheck = v.object({
  place: IdText,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
});

/** The workbook is the body, covered by the signature; the address says for which place it is. */
export async function answerSurveyCheck(c: Context, home: Home): Promise<Response> {
  const signed = await readSigned(home, c.req.raw, REGISTER_FILE_BYTES_MAX);
  if (!signed.ok) return sendProblem(c, signed.error);
  const query = parseValue(AskedCheck, c.req.query());
  if (!query.ok) return sendProblem(c, query.error);
  const { place, name: fileName } = query.value;
  const checked = await checkSurvey({ home, ...signed.value, place, fileName });
  return checked.ok ? sendJson(c, checked.value) : sendProblem(c, checked.error);
}

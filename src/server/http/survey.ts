import type { Context } from 'hono';
import * as v from 'valibot';
import { IdText } from '#book/common.ts';
import { REGISTER_FILE_BYTES_MAX } from '#protocol/limits.ts';
import { CloseSurvey } from '#protocol/survey.ts';
import type { Home } from '#server/home.ts';
import { parseValue } from '#server/http/body.ts';
import type { Once } from '#server/http/once.ts';
import { sendProblem } from '#server/http/problem.ts';
import { readSigned } from '#server/http/signed.ts';
import { readSignedJson } from '#server/http/signed-json.ts';
import { sendJson } from '#server/http/sync.ts';
import { checkSurvey } from '#server/survey/check-survey.ts';
import { closeSurvey, openSurvey } from '#server/survey/open-survey.ts';

const AskedCheck = v.object({
  place: IdText,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
});

const AskedOpen = v.object({
  ...AskedCheck.entries,
  shown: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/u)),
  until: v.exactOptional(
    v.pipe(v.string(), v.regex(/^\d{1,5}$/u), v.transform(Number), v.safeInteger()),
  ),
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

export async function answerSurveyOpen(c: Context, home: Home): Promise<Response> {
  const signed = await readSigned(home, c.req.raw, REGISTER_FILE_BYTES_MAX);
  if (!signed.ok) return sendProblem(c, signed.error);
  const query = parseValue(AskedOpen, c.req.query());
  if (!query.ok) return sendProblem(c, query.error);
  const { place, name: fileName, shown, until } = query.value;
  const request = { home, ...signed.value, place, fileName };
  const opened = await openSurvey(request, shown, until);
  return opened.ok ? sendJson(c, opened.value) : sendProblem(c, opened.error);
}

export async function answerSurveyClose(c: Context, home: Home, once: Once): Promise<Response> {
  const request = await readSignedJson(c, home, CloseSurvey, { once });
  if (!request.ok) return sendProblem(c, request.error);
  const { line, value } = request.value;
  const closed = await closeSurvey({ home, line, ...value });
  return closed.ok ? sendJson(c, closed.value) : sendProblem(c, closed.error);
}

// Register files that are cut, spoilt or never were any: told by a code or by row, never written.

import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zipSync, unzipSync, strFromU8, strToU8 } from 'fflate';
import type { Bytes } from '#kernel/bytes.ts';
import { FORM, WRONG_FORM } from '#test/fixtures/forms/household.ts';
import { PUBLISHED } from '#test/fixtures/forms/published.ts';
import { workbookOf } from '#test/fixtures/forms/sheets.ts';
import { type Dice, FUZZ_SEED, play } from './dice.ts';
import { mutateBytes, mutateText, TEXTS } from './mutate.ts';
import { PLAN } from './plan.ts';
import { signRequest } from './signed-request.ts';
import { ask, createGuard, createTally, openTarget, type Target } from './target.ts';

const folder = new URL('../fixtures/registers/files/', import.meta.url);
const registers = readdirSync(folder).map((name) => ({
  name,
  bytes: Uint8Array.from(readFileSync(new URL(name, folder))),
}));
const forms = [FORM, WRONG_FORM, ...PUBLISHED.map(({ table }) => table)].map((table, index) => ({
  name: `phieu-${index}.xlsx`,
  bytes: Uint8Array.from(workbookOf(table)),
}));
const files = [...registers, ...forms];
const CONFIRMS = 400;

describe('hostile register files', () => {
  let target: Target;
  let guard: ReturnType<typeof createGuard>;
  const tally = createTally();

  beforeAll(async () => {
    target = await openTarget(FUZZ_SEED % 1_000);
    guard = createGuard(target.witness);
  });
  afterAll(() => target.close());

  test('are previewed or refused, and write nothing', async () => {
    expect(files.length).toBeGreaterThan(25);
    const { officer, member, stranger } = target.phones;
    const played = await play('files', PLAN.files - CONFIRMS, async (dice) => {
      const file = dice.pick(files);
      const { name, bytes } = file;
      const hostile = spoil(dice, name, bytes);
      const phone = dice.chance(95) ? officer : dice.pick([member, stranger]);
      const told = dice.chance(95)
        ? name
        : mutateText(dice, dice.pick([name, ...TEXTS]))
            .slice(0, 300)
            .toWellFormed();
      const place = dice.chance(95)
        ? target.commune
        : dice.pick([target.village, target.province, 'unknown_AA', '']);
      // A form is read as a register too, and a register as a form.
      const route = dice.chance(forms.includes(file) ? 80 : 10) ? 'survey/check' : 'import/preview';
      const path = `/api/${route}?place=${place}&name=${encodeURIComponent(told)}`;
      const { status, code } = await ask(target, signRequest(target, phone, 'POST', path, hostile));
      tally.add(`${status} ${code}`);
      if (!guard.isSame()) throw new Error(`a preview changed the store: ${status} ${code}`);
    });
    expect(played).toBe(PLAN.files - CONFIRMS);
    for (const answer of ['200 ', '422 sheet-unreadable', '403 not-yours']) {
      expect(tally.get(answer), `${answer} in ${tally.text()}`).toBeGreaterThan(20);
    }
  });

  test('are not confirmed under the name of another preview', async () => {
    const { officer } = target.phones;
    const played = await play('confirms', CONFIRMS, async (dice) => {
      const { name, bytes } = dice.pick(files);
      const preview = dice.chance(80)
        ? 'A'.repeat(43)
        : mutateText(dice, 'B'.repeat(43)).slice(0, 99).toWellFormed();
      const query = `place=${target.commune}&name=${encodeURIComponent(name)}&preview=${encodeURIComponent(preview)}`;
      const request = signRequest(
        target,
        officer,
        'POST',
        `/api/import/confirm?${query}`,
        spoil(dice, name, bytes),
      );
      const { status, code } = await ask(target, request);
      tally.add(`confirm ${status} ${code}`);
      if (status < 400 || !guard.isSame()) throw new Error(`confirmed: ${status} ${code}`);
    });
    expect(played).toBe(CONFIRMS);
    expect(tally.get('confirm 409 preview-stale')).toBeGreaterThan(20);
  });
});

function spoil(dice: Dice, name: string, bytes: Bytes): Bytes {
  if (dice.chance(5)) return dice.bytes(dice.below(500));
  if (!name.endsWith('.xlsx')) {
    return dice.chance(50) ? spoilText(dice, bytes) : mutateBytes(dice, bytes);
  }
  return dice.chance(60) ? spoilInside(dice, bytes) : mutateBytes(dice, bytes);
}

const spoilText = (dice: Dice, bytes: Bytes): Bytes => strToU8(mutateText(dice, strFromU8(bytes)));

const TAGS = [
  '<row r="1048577">',
  '<c r="XFD1" t="s"><v>99</v></c>',
  '<mergeCell ref="A1:XFD1048576"/>',
  '<!DOCTYPE x>',
  '&bomb;',
  '<v>1e999</v>',
  '</row>',
];

/** The workbook with the text of one of its parts changed, and packed anew. */
function spoilInside(dice: Dice, bytes: Bytes): Bytes {
  const parts = unzipSync(bytes);
  const name = dice.pick(Object.keys(parts));
  const text = strFromU8(parts[name] ?? new Uint8Array(0));
  const at = dice.below(text.length + 1);
  const bent = dice.chance(50)
    ? `${text.slice(0, at)}${dice.pick(TAGS)}${text.slice(at)}`
    : mutateText(dice, text);
  if (dice.chance(10)) Reflect.deleteProperty(parts, name);
  else parts[name] = strToU8(bent);
  return zipSync(parts, { level: 1 });
}

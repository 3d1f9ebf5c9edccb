import { defined } from '#kernel/assert.ts';
import type { Proposal } from '#book/activity.ts';
import type { Home } from '#server/home.ts';
import { LAST_DAY, secondsOf } from '#demo/calendar.ts';
import type { DemoStaff } from '#demo/staff.ts';

/** What an officer added to what the software brings, and took back again. */
const SAID: readonly (Pick<Proposal, 'type' | 'body'> & { readonly before: number })[] = [
  {
    before: 210,
    type: 'skill.described@1',
    body: {
      skill: 'xem-tivi-tren-dien-thoai',
      edition: 1,
      name: { vi: 'Xem tivi trên điện thoại', en: 'Watch TV on the phone' },
      rank: 320,
      needs: [],
      traits: ['own-phone', 'app'],
    },
  },
  {
    before: 150,
    type: 'skill.described@1',
    body: {
      skill: 'dat-lich-kham-qua-mang',
      edition: 1,
      name: { vi: 'Đặt lịch khám qua mạng', en: 'Book a doctor online' },
      rank: 1_350,
      needs: ['health-record'],
      traits: ['own-phone', 'app'],
    },
  },
  {
    before: 148,
    type: 'skill.described@1',
    body: {
      skill: 'gop-quy-bang-ma-qr',
      edition: 1,
      name: { vi: 'Góp quỹ thôn bằng mã QR', en: 'Pay village dues by QR' },
      rank: 1_450,
      needs: ['epay'],
      traits: ['own-phone', 'app', 'from-15'],
    },
  },
  {
    before: 60,
    type: 'skill.retired@1',
    body: {
      skill: 'xem-tivi-tren-dien-thoai',
      edition: 2,
      reason: 'Bà con tự làm được cả, không cần dạy nữa',
    },
  },
];

/** Writes what a commune teaches of its own, by the officer in charge of culture and society. */
export async function recordTaught(home: Home, { commune, officers }: DemoStaff): Promise<void> {
  const book = defined(home.directory.findBookOf('learning', commune), 'book of what is taught');
  const [officer] = officers;
  const stream = await home.recorder.keepStream(
    defined(officer, 'an officer').id,
    home.directory.getBook(book.people),
  );
  if (!stream.ok) throw new Error(`the demo's officer has no stream: ${stream.error.code}`);
  for (const { before, type, body } of SAID) {
    const on = LAST_DAY - before;
    const at = secondsOf(on, 15 * 60);
    const recorded = await home.recorder.record(book, [{ type, on, body }], {
      as: stream.value,
      at,
      receivedAt: at,
    });
    const wrong = recorded.ok ? recorded.value.find(({ verdict }) => verdict !== 'ok') : undefined;
    if (!recorded.ok || wrong !== undefined) {
      throw new Error(`what the demo teaches was not taken: ${wrong?.why ?? ''}`);
    }
  }
}

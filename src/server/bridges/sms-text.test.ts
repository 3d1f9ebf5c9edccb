import { describe, expect, it } from 'vitest';
import type { Message } from '#server/bridges/channel.ts';
import { foldForSms, segmentsOf, smsOf } from '#server/bridges/sms-text.ts';

const MESSAGE: Message = {
  reference: 'r',
  notice: 'n',
  class: 'emergency',
  from: 'Bản Nà Lúa',
  title: 'Mưa lớn đêm nay',
  text: 'Nước suối dâng nhanh từ 20 giờ.',
  do: 'Không ra suối – lên nhà văn hóa.',
  until: '06:00 22/11/2026',
  link: 'https://so.vidu.gov.vn/thon/abcdefghij',
  ttlS: 60,
};

describe('text for every phone', () => {
  it.each([
    ['Đặng Thị Hoà – “Ngõ Suối”…', 'Dang Thi Hoa - "Ngo Suoi"...'],
    ['150.000 ₫', '150.000 d'],
    ['Xả lũ lúc 5 giờ 🌊 ngay', 'Xa lu luc 5 gio ngay'],
    ['Quy\u0303 lu\u0323t', 'Quy lut'],
  ])('%s', (text, folded) => {
    expect(foldForSms(text)).toBe(folded);
  });

  it('is counted as networks count it: 160, then 153 each, some signs twice', () => {
    expect(segmentsOf('a'.repeat(160))).toBe(1);
    expect(segmentsOf('a'.repeat(161))).toBe(2);
    expect(segmentsOf('a'.repeat(306))).toBe(2);
    expect(segmentsOf('a'.repeat(307))).toBe(3);
    expect(segmentsOf(`${'a'.repeat(159)}{`)).toBe(2);
  });
});

describe('a notice as a short message', () => {
  it('says who speaks, how pressing it is, what to do and until when', () => {
    expect(smsOf(MESSAGE)).toBe(
      '[Ban Na Lua] KHAN: Mua lon dem nay. Khong ra suoi - len nha van hoa. Nuoc suoi dang nhanh tu 20 gio. ' +
        'Den 06:00 22/11/2026. https://so.vidu.gov.vn/thon/abcdefghij',
    );
  });

  it('is cut at a word to three messages, and keeps its end and its link', () => {
    const long = smsOf({ ...MESSAGE, text: 'Nước dâng rất nhanh. '.repeat(60) });
    expect(segmentsOf(long)).toBe(3);
    expect(long.length).toBeGreaterThan(430);
    expect(long).toMatch(/ \w+\.?\.\.\. Den 06:00 22\/11\/2026\. https:\S+abcdefghij$/u);
  });
});

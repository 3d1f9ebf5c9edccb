import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '#kernel/bytes.ts';
import { capFaults } from '#test/support/cap-schema.ts';
import {
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_KINDS,
  CAP_SEVERITIES,
  CAP_URGENCIES,
  type CapAlert,
} from './alert.ts';
import { CAP_BYTES_MAX, readCap } from './read.ts';
import { writeCap } from './write.ts';

const ALERT: CapAlert = {
  identifier: 'AAAAAAAAAA.edition002',
  sender: 'ban-so:AAAAAAAAAA',
  sent: 1_795_237_200,
  status: 'Actual',
  kind: 'Update',
  scope: 'Public',
  source: 'Đài Khí tượng Thủy văn tỉnh',
  references: [
    { sender: 'ban-so:AAAAAAAAAA', identifier: 'AAAAAAAAAA.edition001', sent: 1_795_233_600 },
  ],
  infos: [
    {
      language: 'vi-VN',
      categories: ['Met'],
      event: 'thời tiết, thiên tai',
      urgency: 'Immediate',
      severity: 'Severe',
      certainty: 'Likely',
      effective: 1_795_233_600,
      onset: 1_795_240_800,
      expires: 1_795_280_400,
      senderName: 'Bản Nà Lúa, xã Suối Trong',
      headline: 'Mưa lớn đêm nay <khẩn> & gấp',
      description: 'Đêm nay mưa lớn.\nSuối Cạn có thể lên nhanh.',
      instruction: 'Bà con ở gần suối sang nhà văn hóa.',
      web: 'https://so.vidu.vn/k/AAAA',
      parameters: [{ name: 'ban-so-level', value: '3' }],
      areas: [{ description: 'Bản Nà Lúa: Ngõ Suối', codes: [{ name: 'DVHC', value: '07363' }] }],
    },
  ],
};

const read = (xml: string) => readCap(utf8(xml));
const XML = writeCap(ALERT);

describe('a message of CAP 1.2', () => {
  test('is as the standard asks, and reads back to what it was', () => {
    expect(capFaults(XML)).toBe('');
    expect(read(XML)).toEqual({ ok: true, value: ALERT });
    expect(XML).toContain('<sent>2026-11-21T12:00:00+07:00</sent>');
  });

  test('whatever its words are', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 });
    const some = fc.record({
      kind: fc.constantFrom(...CAP_KINDS),
      categories: fc.uniqueArray(fc.constantFrom(...CAP_CATEGORIES), { minLength: 1 }),
      urgency: fc.constantFrom(...CAP_URGENCIES),
      severity: fc.constantFrom(...CAP_SEVERITIES),
      certainty: fc.constantFrom(...CAP_CERTAINTIES),
      said: fc.record({ event: text, headline: text, description: text, instruction: text }),
    });
    fc.assert(
      fc.property(some, ({ kind, said, ...more }) => {
        const [info] = ALERT.infos;
        if (info === undefined) throw new Error('no info');
        const tidy = Object.fromEntries(
          Object.entries(said).map(([name, each]) => [name, `Tin ${each.trim()}.`]),
        );
        const alert = { ...ALERT, kind, infos: [{ ...info, ...more, ...tidy }] };
        expect(read(writeCap(alert))).toEqual({ ok: true, value: alert });
      }),
      { numRuns: 300 },
    );
  });

  const swap = (from: string | RegExp, to: string): string => {
    const changed = XML.replace(from, to);
    expect(changed).not.toBe(XML);
    return changed;
  };

  test('that somebody spoilt is told from a sound one', () => {
    for (const wrong of [
      swap('<identifier>AAAA', '<identifier>AA AA'),
      swap('<sender>ban-so', '<sender>ban,so'),
      swap('+07:00</sent>', 'Z</sent>'),
      swap('Actual', 'Real'),
      swap(/<scope>.*<\/scope>\n/u, ''),
      swap('<category>Met</category>\n', ''),
      swap('Severe', 'Big'),
      swap(/<headline>.*<\/headline>\n/u, '$&$&'),
      swap('<areaDesc>', '<place>').replace('</areaDesc>', '</place>'),
      swap(/(<urgency>.*\n)(<severity>.*\n)/u, '$2$1'),
      swap('cap:1.2', 'cap:1.1'),
    ]) {
      expect(capFaults(wrong), wrong).not.toBe('');
    }
  });

  test.each([
    ['cap-incomplete', swapped(/<scope>.*<\/scope>\n/u, '')],
    ['cap-incomplete', swapped('<category>Met</category>\n', '')],
    ['cap-incomplete', swapped('2026-11-21T12:00:00+07:00', 'hôm qua')],
    ['cap-other-kind', swapped('cap:1.2', 'cap:1.1')],
    ['cap-other-kind', '<html><body>Không phải</body></html>'],
    ['cap-damaged', XML.slice(0, -20)],
    ['cap-damaged', ''],
    ['cap-damaged', 'chỉ là chữ'],
    ['cap-damaged', swapped('Mưa lớn', '&muc;')],
    ['cap-unsafe', `<!DOCTYPE alert [<!ENTITY a "aaaa">]>${XML.slice(XML.indexOf('<alert'))}`],
    ['cap-unsafe', swapped('<info>', '<info>'.repeat(40))],
    ['cap-unsafe', swapped('<info>', `${'<a/>'.repeat(6_000)}<info>`)],
    ['cap-too-large', swapped('Mưa lớn', 'M'.repeat(CAP_BYTES_MAX))],
  ])('that cannot be read says why: %s', (code, xml) => {
    expect(read(xml)).toEqual({ ok: false, error: { code } });
  });

  test('that is not of UTF-8, or huge, ends at once', () => {
    expect(readCap(Uint8Array.from([0xff, 0xfe, 0x3c, 0x00]))).toMatchObject({ ok: false });
    const began = performance.now();
    expect(readCap(new Uint8Array(10_000_000))).toMatchObject({ error: { code: 'cap-too-large' } });
    expect(performance.now() - began).toBeLessThan(100);
  });

  test('is read past what the standard does not name, a signature, a mark of the order of bytes', () => {
    const signed = XML.replace(
      '</alert>',
      '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature></alert>',
    );
    expect(capFaults(signed)).toBe('');
    expect(read(`\ufeff${signed}`)).toEqual({ ok: true, value: ALERT });
    const foreign = XML.replace('<status>', '<x:status xmlns:x="urn:x">Test</x:status><status>');
    expect(read(foreign)).toEqual({ ok: true, value: ALERT });
  });

  test('in fuzzed bytes never breaks the reader', () => {
    fc.assert(
      fc.property(fc.nat(XML.length - 1), fc.string({ maxLength: 5 }), (at, put) => {
        const result = read(XML.slice(0, at) + put + XML.slice(at + 1));
        expect(typeof result.ok).toBe('boolean');
      }),
      { numRuns: 2_000 },
    );
  });
});

function swapped(from: string | RegExp, to: string): string {
  return XML.replace(from, to);
}

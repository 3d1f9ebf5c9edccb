import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Bytes, fromUtf8, toBase64Url, toHex } from '#kernel/bytes.ts';
import { canonicalText, type Json, parseCanonicalText } from '#kernel/canonical.ts';
import { bookIdOf } from '#book/book-id.ts';
import { cellOf } from '#book/cell.ts';
import {
  bookNext,
  bookStart,
  commitmentOf,
  commitmentUnder,
  factSaltOf,
  headerBytes,
  saltBlockOf,
  streamNext,
  streamStart,
} from '#book/chain.ts';
import type { OrderedFact } from '#book/fact.ts';
import * as limits from '#book/limits.ts';
import { residueHash } from '#book/residue.ts';
import { encodeRun, verifyRun } from '#book/run.ts';
import {
  clockBytes,
  enrolBytes,
  fileBytes,
  headBytes,
  leaseBytes,
  homeNameOf,
  receiptBytes,
  requestBytes,
  saveBytes,
  stillBytes,
  unchangedBytes,
} from '#book/signed.ts';

/*
 * Bytes that are final from the first stored fact. A line that fails here means that stored books can no
 * longer be read or proved: change the code, never the line.
 */

const sha256 = (bytes: Uint8Array): Bytes =>
  new Uint8Array(createHash('sha256').update(bytes).digest());
const text = (bytes: Uint8Array): string => {
  const read = fromUtf8(bytes);
  return read.ok ? read.value : '';
};

const BOOK = 'bookbook01';
const STREAM = 'streamst01';
const SALT = Uint8Array.from({ length: 16 }, (_, index) => index);
const FACT: OrderedFact = {
  type: 'door.visited@1',
  stream: STREAM,
  n: 257,
  at: 1_795_266_600,
  on: 20_778,
  body: '{"back":{"hour":20,"on":20783},"household":"househol01","note":"Đi nương","outcome":"nobody","visit":"visitvis01"}',
  seq: 3,
  receivedAt: 1_795_267_000,
  verdict: 'flagged',
  why: 'household-unknown',
  mark: 'clock-ahead',
};
const SAID_AGAIN: OrderedFact = {
  ...FACT,
  n: 258,
  seq: 4,
  verdict: 'ok',
  origin: { stream: 'streamst02', n: 9 },
};

describe('bytes that never change', () => {
  test('header', () => {
    expect(text(headerBytes(BOOK, FACT))).toBe(
      '["banso.fact@1","bookbook01","streamst01",257,"door.visited@1",1795266600,20778,"",0]',
    );
    expect(text(headerBytes(BOOK, SAID_AGAIN))).toBe(
      '["banso.fact@1","bookbook01","streamst01",258,"door.visited@1",1795266600,20778,"streamst02",9]',
    );
  });

  test('blocks of salts and the commitment to a body', () => {
    expect([1, 256, 257, 512, 513].map(saltBlockOf)).toEqual([0, 0, 1, 1, 2]);
    expect(toHex(commitmentOf(sha256, SALT, FACT.n, FACT.body))).toBe(
      '5cb463b8f1b01a8f09e6cdff1b1ff4ec423b99797140984230213082c096e048',
    );
  });

  test('a fact’s own salt, an erased fact in both chains and in a run, and what says so', () => {
    const salt = factSaltOf(sha256, SALT, FACT.n);
    expect(toHex(salt)).toBe('cd8d6308f2478cadb2965c536cb6cae4b87a19d9fee795f8894c6f5d3376b960');
    const commitment = commitmentUnder(sha256, salt, FACT.body);
    expect(commitment).toEqual(commitmentOf(sha256, SALT, FACT.n, FACT.body));
    const erased = { ...FACT, body: '{"outcome":"nobody"}', commitment };
    const single = factSaltOf(sha256, SALT, SAID_AGAIN.n);
    const hash = bookNext(
      sha256,
      bookNext(sha256, bookStart(sha256, BOOK), BOOK, FACT, SALT),
      BOOK,
      SAID_AGAIN,
      SALT,
    );
    const singles = [{ stream: STREAM, n: SAID_AGAIN.n, salt: single }];
    const facts = [erased, SAID_AGAIN];
    const run = { book: BOOK, epoch: 0, facts, salts: [], singles, hash };
    expect(verifyRun(sha256, { seq: 2, hash: bookStart(sha256, BOOK) }, run).ok).toBe(true);
    const { e, f, b } = encodeRun(run);
    expect(canonicalText({ e, f, b: b.slice(0, 1) } as Json)).toBe(
      '{"b":[{"outcome":"nobody"}],"e":[[0,"XLRjuPGwGo8J5s3_Gx_07EI7mXlxQJhCMCEwgsCW4Eg"]],"f":[[0,258,"WJ_sQHS9NACaYtAQqivwNeDWTHPyfMk0WtcuaA5B6F8"]]}',
    ); // columns are JSON
    expect(residueHash(sha256, erased.body)).toBe('WMfT_oGZxQWMJ8UurMdU8LvV7AQfxIx04l1HXsWjHic');
  });

  test('the chain of a stream', () => {
    const start = streamStart(sha256, BOOK, STREAM);
    expect(toHex(start)).toBe('0bbb0466dc5a02c173b0ee637fee57c74918eee6c0214433224c08f77732a705');
    const next = streamNext(sha256, start, BOOK, FACT, SALT);
    expect(toHex(next)).toBe('379e99772676ba2cc86a43eec956d0ae0a44470607def6b095846559a39d84a1');
    expect(toHex(streamNext(sha256, next, BOOK, SAID_AGAIN, SALT))).toBe(
      '7b2e85c94f74836f3fc34add847d0496dd3d46291e8b984b5e90a0af44af14b5',
    );
  });

  test('the chain of a book, also after a cut', () => {
    const start = bookStart(sha256, BOOK);
    expect(toHex(start)).toBe('d6cc42f355b8e4d70e39a8e5cd52c36eae6d56c6a1511876ca519285c7651da2');
    const next = bookNext(sha256, start, BOOK, FACT, SALT);
    expect(toHex(next)).toBe('d00d1bf4c6920e56c5704848cd513297a84226d1a37e06fc98eef5c71333e4f6');
    expect(toHex(bookNext(sha256, next, BOOK, SAID_AGAIN, SALT))).toBe(
      '599220313971ee1f6fabd6bbe1a66a3d237be2169f1d735a0852d22508c391ff',
    );
    expect(toHex(bookStart(sha256, BOOK, 1, { seq: 3, hash: next }))).toBe(
      '513840265930e6238365f581e820d8b62cf9c5f72e8c82aa33201f6cb7ae63dc',
    );
  });

  test('what is signed', () => {
    const hash = sha256(new Uint8Array(0));
    const at = 1_795_267_000;
    const signed = [
      saveBytes(BOOK, STREAM, 257, hash),
      headBytes({ book: BOOK, epoch: 0, generation: 0, seq: 3, hash, at }),
      receiptBytes({
        book: BOOK,
        epoch: 1,
        stream: STREAM,
        n: 257,
        hash,
        archived: 0,
        at,
        items: [{ n: 257, verdict: 'flagged', seq: 3, why: 'household-unknown' }],
      }),
      requestBytes({
        home: homeNameOf(sha256, 'key'),
        stream: STREAM,
        method: 'GET',
        path: '/api/pull?have=',
        at,
        bodyHash: hash,
      }),
      unchangedBytes(STREAM, 'AAAAAAAAAAA', at - 2, at),
      enrolBytes(STREAM, 'key', hash),
      clockBytes(STREAM, at - 90_000, at),
      leaseBytes(STREAM, at - 2, at, 60),
      stillBytes(STREAM, 'AAAAAAAAAAA', at - 2, at, 60),
      fileBytes(BOOK, toBase64Url(hash), 30, 1_795_267_000),
    ].map(text);
    expect(signed).toEqual([
      '["banso.save@1","bookbook01","streamst01",257,"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"]',
      '["banso.head@1","bookbook01",0,0,3,"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",1795267000]',
      '["banso.receipt@1","bookbook01",1,"streamst01",257,"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",0,1795267000,[[257,"flagged",3,"household-unknown"]]]',
      '["banso.request@1","LHDhK3oGRvk","streamst01","GET","/api/pull?have=",1795267000,"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"]',
      '["banso.unchanged@1","streamst01","AAAAAAAAAAA",1795266998,1795267000]',
      '["banso.enrol@1","streamst01","key","47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"]',
      '["banso.clock@1","streamst01",1795177000,1795267000]',
      '["banso.lease@1","streamst01",1795266998,1795267000,60]',
      '["banso.still@1","streamst01","AAAAAAAAAAA",1795266998,1795267000,60]',
      '["banso.file@1","bookbook01","47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",30,1795267000]',
    ]);
  });

  test('a run of facts', () => {
    const salts = [{ stream: STREAM, block: 1, salt: SALT }];
    const hash = sha256(new Uint8Array(0));
    const run = encodeRun({ book: BOOK, epoch: 0, facts: [FACT, SAID_AGAIN], salts, hash });
    expect(canonicalText(run as unknown as Json)).toBe(
      '{"at":[1795266600,0],"b":[{"back":{"hour":20,"on":20783},"household":"househol01","note":"Đi nương","outcome":"nobody","visit":"visitvis01"},{"back":{"hour":20,"on":20783},"household":"househol01","note":"Đi nương","outcome":"nobody","visit":"visitvis01"}],"book":"bookbook01","epoch":0,"from":3,"hash":"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU","n":[256,0],"o":[[1,1,9]],"on":[0,0],"r":[1795267000,0],"s":[0,0],"salts":[[0,1,"AAECAwQFBgcICQoLDA0ODw"]],"streams":["streamst01","streamst02"],"t":[0,0],"types":["door.visited@1"],"v":1,"whys":["","household-unknown"],"x":[[0,1,1,1],[1,0,1,1]]}',
    ); // columns are JSON
  });

  test('cells', () => {
    expect(
      ['placepla01', 'placepla02', 'placepla03'].map((place) => cellOf(sha256, place)),
    ).toEqual([11024, 2562, 13414]);
  });

  test('ids of books', () => {
    expect(
      (['doors', 'homes'] as const).map((activity) =>
        bookIdOf(sha256, 'placesbk01', activity, 'placepla01'),
      ),
    ).toEqual(['dAQjbF-izG', 'OQMdZfbtt4']);
  });

  test('how deep a value may lie', () => {
    const nested = (levels: number): string => '['.repeat(levels) + '1' + ']'.repeat(levels);
    expect(parseCanonicalText(nested(limits.NESTING_DEPTH_MAX)).ok).toBe(true);
    expect(parseCanonicalText(nested(limits.NESTING_DEPTH_MAX + 1)).ok).toBe(false);
  });

  test('limits of what is stored', () => {
    expect({ ...limits }).toEqual({
      BODY_BYTES_MAX: 4_096,
      LONG_BODY_BYTES_MAX: 16_384,
      LONG_FACTS: [
        'card.written@1',
        'survey.part@1',
        'survey.answered@1',
        'survey.corrected@1',
        'survey.continued@1',
        'notice.posted@1',
        'notice.corrected@1',
        'directive.given@1',
        'directive.changed@1',
        'answer.given@1',
        'answer.corrected@1',
        'meeting.called@1',
        'meeting.changed@1',
        'minutes.recorded@1',
        'decision.taken@1',
      ],
      STRING_LENGTH_MAX: 2_000,
      NESTING_DEPTH_MAX: 16,
      BOOK_FACTS_MAX: 1_000_000,
      ENTITY_FACTS_MAX: 10_000,
      ALWAYS_TAKEN_FACTS: ['messages.declined@1'],
      LATE_WORK_DAYS_MAX: 60,
      ATTACHMENT_BYTES_MAX: 10_485_760,
      RUN_FACTS_MAX: 1_000,
      SALT_BLOCK_LENGTH: 256,
      CLOCK_AHEAD_MAX_S: 600,
      AT_MIN_S: 946_684_800,
      AT_MAX_S: 7_258_118_400,
      ON_MIN_DAY: 10_957,
      ON_MAX_DAY: 84_006,
    });
  });
});

import { expect, test } from 'vitest';
import { createRefusalLog } from '#server/http/refusal-log.ts';

function listen() {
  const lines: string[] = [];
  return { lines, log: createRefusalLog((line) => lines.push(line)) };
}

test('the first refusal of a kind is told at once, the rest of its minute as a count', () => {
  const { lines, log } = listen();
  for (let time = 0; time < 50; time += 1) log.note('fork', 'stream A', 100 + time);
  log.note('fork', 'stream B', 130);
  log.note('gap', 'stream A', 140);
  expect(lines).toEqual([
    '1970-01-01T00:01:40Z refused fork from stream A',
    '1970-01-01T00:02:10Z refused fork from stream B',
    '1970-01-01T00:02:20Z refused gap from stream A',
  ]);
  log.tellCounts(159);
  expect(lines).toHaveLength(3);
  log.tellCounts(160);
  expect(lines.slice(3)).toEqual([
    '1970-01-01T00:01:40Z refused fork from stream A: 49 more within a minute',
  ]);
  log.note('fork', 'stream A', 161);
  expect(lines.at(-1)).toBe('1970-01-01T00:02:41Z refused fork from stream A');
});

test('a flood of many senders stays a few lines', () => {
  const { lines, log } = listen();
  for (let sender = 0; sender < 10_000; sender += 1) {
    log.note('signature-wrong', `address ${sender}`, 100);
  }
  expect(lines).toHaveLength(201);
  log.tellCounts(160);
  expect(lines.at(-1)).toBe(
    '1970-01-01T00:01:40Z refused by many others: 9799 more within a minute',
  );
});

test('a clock that is set back ends a minute instead of stretching it', () => {
  const { lines, log } = listen();
  log.note('gap', 'stream A', 1_000);
  log.note('gap', 'stream A', 10);
  expect(lines).toEqual([
    '1970-01-01T00:16:40Z refused gap from stream A',
    '1970-01-01T00:00:10Z refused gap from stream A',
  ]);
});

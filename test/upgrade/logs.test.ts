// Every type of fact that a version knew is decoded for ever, and folds to what it folded to.

import { expect, test } from 'vitest';
import { foldLogs } from './fold-logs.ts';
import { asJson } from './stage.ts';
import { readLogs, unsaid, versionsFrom } from './versions.ts';

test.each(versionsFrom('0.2.0'))('what %s could say folds to the same today', (version) => {
  const { logs, states } = readLogs(version);
  const types = new Set(Object.values(logs).flatMap((facts) => facts.map(({ type }) => type)));
  expect(types.size).toBeGreaterThan(150);
  expect(unsaid(asJson(states), asJson(foldLogs(logs)))).toEqual([]);
});

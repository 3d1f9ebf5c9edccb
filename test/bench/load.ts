// `npm run bench -- load [--phones N] [--seconds S] [--every S] [--json]`: an evening of N, 4 N and 16 N phones
// at one home process, open-loop over real sockets, on both engines. See docs/benchmarks.md.

import { ENGINES } from './ingest/engines.ts';
import { foundVillages } from './ingest/village.ts';
import { numberAfter, tellJson } from './lib/tell.ts';
import { spendEvening } from './load/evening.ts';

const TEAM = 6;
const TIMES = [1, 4, 16];
const phones = numberAfter('--phones', 60);
const evening = { seconds: numberAfter('--seconds', 60), everyS: numberAfter('--every', 20) };

type Row = Awaited<ReturnType<typeof spendEvening>>;

/** How each number of the evenings grows with the phones: 1, and by how much it is more. */
function growthOf(rows: readonly Row[]): Readonly<Record<string, readonly number[]>> {
  const told = rows.map(numbersOf);
  return Object.fromEntries(
    Object.entries(told[0] ?? {}).map(([name, first]) => [
      name,
      told.map((row) => Number(((row[name] ?? 0) / (first === 0 ? 1 : first)).toPrecision(3))),
    ]),
  );
}

function numbersOf({ requests, ...row }: Row): Readonly<Record<string, number>> {
  const told: Record<string, number> = {};
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'number') told[name] = value;
  }
  for (const { kind, p95Ms } of requests) told[`${kind}, p95Ms`] = p95Ms;
  return told;
}

const ours: Record<string, unknown> = {};
for (const { name, make } of ENGINES) {
  const rows = [];
  for (const times of TIMES) {
    const engine = await make();
    try {
      const store = await engine.open();
      const founded = await foundVillages(store, Math.ceil((phones * times) / TEAM), TEAM);
      const members = founded.slice(0, phones * times);
      await store.close();
      const row = await spendEvening(engine, members, evening);
      rows.push(row);
      const { requests, ...rest } = row;
      console.log(name);
      console.table([rest]);
      console.table(requests);
    } finally {
      await engine.remove();
    }
  }
  const growth = growthOf(rows);
  console.log(`${name}, × of the first`);
  console.table(growth);
  ours[name] = { rows, growth };
}
tellJson('load', { ours });

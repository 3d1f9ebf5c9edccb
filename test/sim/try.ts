import { loadSources } from './loader.ts';
loadSources(undefined);
const { runSeed } = await import('./seed.ts');
const [from = '1', to = from, verbose] = process.argv.slice(2);
const t0 = performance.now();
let days = 0; let facts = 0; let syncs=0; let bad = 0;
const faults: Record<string, number> = {};
for (let seed = Number(from); seed <= Number(to); seed += 1) {
  const o = await runSeed(seed, { days: Number(process.env["DAYS"] ?? 3), ...(verbose && { listen: (l: string) => console.log(l) }) });
  days += o.phoneDays; facts += o.facts; syncs += o.syncs;
  for (const [k, v] of Object.entries(o.faults)) faults[k] = (faults[k] ?? 0) + v;
  if (o.breaks.length > 0) { bad++; console.log(seed, o.hash, o.breaks.slice(0, 3)); }
  if (verbose) console.log(o); if (process.env["HASHES"]) console.log(seed, o.hash);
}
const s = (performance.now() - t0) / 1000;
console.log({ s, days, facts, syncs, perDay: facts/days, syncsPerDay: syncs/days, perS: days / s, bad, faults });

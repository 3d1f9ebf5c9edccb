// Where a program's time went, out of what V8 wrote down: by part, as shares of the time that it worked.

import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const Node = v.object({
  id: v.number(),
  callFrame: v.object({ functionName: v.string(), url: v.string() }),
  hitCount: v.optional(v.number(), 0),
  children: v.optional(v.array(v.number()), []),
});
const Profile = v.object({ nodes: v.array(Node) });
type Node = v.InferOutput<typeof Node>;

/** The first that fits the function, or the nearest that called it. */
const PARTS: readonly (readonly [string, RegExp])[] = [
  ['waiting', /^\(idle\)/u],
  ['cleaning up memory', /^\(garbage collector\)/u],
  ['signatures', /crypto\/sig|^(?:verifyOneShot|signOneShot|verify|sign) .*crypto\.ts/u],
  ['hashes and chains', /crypto\/hash|^oneShotDigest|book\/chain|kernel\/hash|ingest\/check/u],
  ['inflating', /node:zlib|internal\/zlib/u],
  ['form of the request', /valibot|http\/body/u],
  ['judging and folding', /\/src\/(?:domain|book|kernel)\/|ingest\/(?:judge|ground)|server\/warm/u],
  ['the database’s driver', /node_modules\/pg|postgres/u],
  ['the database', /store\/|node:sqlite|^(?:run|get|all) /u],
  ['ingest and push', /server\/ingest|server\/push/u],
  ['our HTTP', /server\/http|\/src\/server/u],
  ['HTTP of Hono', /hono/u],
  ['HTTP and streams of Node', /^(?!\().*node:|^\(program\)/u],
];

export type TimeLine = { readonly part: string; readonly percent: number };

export function readTimeTable(file: string): readonly TimeLine[] {
  const { nodes } = v.parse(Profile, JSON.parse(readFileSync(file, 'utf8')));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const hits = new Map<string, number>();
  const walk = (node: Node, around: string): void => {
    const part = partOf(node) ?? around;
    hits.set(part, (hits.get(part) ?? 0) + node.hitCount);
    for (const id of node.children) {
      const child = byId.get(id);
      if (child !== undefined) walk(child, part);
    }
  };
  const [root] = nodes;
  if (root !== undefined) walk(root, 'other');
  const idle = hits.get('waiting') ?? 0;
  const worked = [...hits.values()].reduce((sum, each) => sum + each, 0) - idle;
  return [...hits]
    .filter(([part]) => part !== 'waiting')
    .map(([part, count]) => ({ part, percent: Math.round((count / worked) * 1_000) / 10 }))
    .toSorted((left, right) => right.percent - left.percent);
}

/** What native code does counts to whoever called it. */
function partOf({ callFrame: { functionName, url } }: Node): string | undefined {
  const name = `${functionName} ${url}`;
  return PARTS.find(([, pattern]) => pattern.test(name))?.[0];
}

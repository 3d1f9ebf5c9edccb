// PouchDB 9 as its guides have it: one database for each part, replicated once, in the largest batches that
// made it faster here, with checkpoints on the phone alone.

import PouchDB from 'pouchdb-browser';
import { runPage } from '../on-a-phone.ts';
import { headOf, type Peer } from '../peer.ts';

const BATCH = 1_000;

runPage(async ({ parts }): Promise<Peer> => {
  const databases = new Map(parts.map(({ name }) => [name, new PouchDB(name)]));
  const of = (name: string): PouchDB => {
    const found = databases.get(name);
    if (found === undefined) throw new Error(`no part ${name}`);
    return found;
  };
  return {
    async load({ name }) {
      const remote = new PouchDB(`${location.origin}/api/${name}`, { skip_setup: true });
      await of(name).replicate.from(remote, {
        batch_size: BATCH,
        batches_limit: 10,
        checkpoint: 'target',
      });
    },
    async heads() {
      const { rows } = await of('homes').allDocs({
        include_docs: true,
        startkey: 'households:',
        endkey: 'households:\uffff',
      });
      return rows.map(({ id, doc }) => ({ id, head: headOf(doc?.['head']) }));
    },
    async count() {
      const infos = await Promise.all([...databases.values()].map((each) => each.info()));
      return infos.reduce((sum, { doc_count: count }) => sum + count, 0);
    },
  };
});

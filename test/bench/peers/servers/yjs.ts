// What a server that keeps Yjs documents hands to a phone that has nothing: each document as one update.

import { Doc, encodeStateAsUpdateV2 } from 'yjs';
import { type Chunk, TABLES } from '../rows.ts';

export function updateOf({ rows }: Chunk): Uint8Array {
  const doc = new Doc();
  doc.transact(() => {
    for (const table of TABLES) {
      const map = doc.getMap(table);
      for (const row of rows[table]) map.set(row.id, row);
    }
  });
  return encodeStateAsUpdateV2(doc);
}

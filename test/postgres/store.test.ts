import { inject } from 'vitest';
import { describeStore } from '#test/contract/store.contract.ts';
import { openPostgresStore } from '#server/store/postgres.ts';
import { createDatabase, dropDatabase } from '#test/support/postgres.ts';

describeStore({
  name: 'PostgreSQL',
  create: (place) => createDatabase(place),
  open: (place, kind) => openPostgresStore(inject('postgres').replace(/[^/]*$/u, place), kind),
  remove: (place) => dropDatabase(place),
});

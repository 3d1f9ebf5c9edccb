import { openPostgresStore } from '#server/store/postgres.ts';
import { describeSeen } from '#test/contract/seen.contract.ts';
import { describeStore, type Engine } from '#test/contract/store.contract.ts';
import { createPlace, placeAddress, removePlace } from '#test/support/postgres.ts';

const POSTGRES: Engine = {
  name: 'PostgreSQL',
  create: (place) => createPlace(place),
  open: (place, kind) => openPostgresStore(placeAddress(place), kind),
  remove: (place) => removePlace(place),
};
describeStore(POSTGRES);
describeSeen(POSTGRES);

import { openPostgresStore } from '#server/store/postgres.ts';
import { describeStore } from '#test/contract/store.contract.ts';
import { createPlace, placeAddress, removePlace } from '#test/support/postgres.ts';

describeStore({
  name: 'PostgreSQL',
  create: (place) => createPlace(place),
  open: (place, kind) => openPostgresStore(placeAddress(place), kind),
  remove: (place) => removePlace(place),
});

import { openPostgresStore } from '#server/store/postgres.ts';
import { describeDeliveries } from '#test/contract/deliveries.contract.ts';
import { describeErasure } from '#test/contract/erasure.contract.ts';
import { describeCards } from '#test/contract/household-cards.ts';
import { describeLetters } from '#test/contract/letters.contract.ts';
import { describeMeasured } from '#test/contract/measured.contract.ts';
import { describeSeen } from '#test/contract/seen.contract.ts';
import { describeStore, type Engine } from '#test/contract/store.contract.ts';
import { createPlace, placeAddress, removePlace } from '#test/support/postgres.ts';

const engine: Engine = {
  name: 'PostgreSQL',
  create: (place) => createPlace(place),
  open: (place, kind) => openPostgresStore(placeAddress(place), kind),
  remove: (place) => removePlace(place),
};
describeStore(engine);
describeErasure(engine);
describeCards(engine);
describeSeen(engine);
describeDeliveries(engine);
describeLetters(engine);
describeMeasured(engine);

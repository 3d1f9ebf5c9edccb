import { openWorld } from '#test/device/world.ts';
import { describeWeather } from '#test/device/weather.ts';
import { createPlace } from '#test/support/postgres.ts';

describeWeather('over PostgreSQL', 3, async (seed) =>
  openWorld(seed, await createPlace(`weather${seed}`)),
);

import * as v from 'valibot';
import { err, ok, type Result } from '#kernel/result.ts';
import { Position } from '#domain/homes/facts.ts';

export type Measured = { readonly position: Position; readonly accuracyM: number };
export type LocateProblem = 'denied' | 'unfound' | 'unable' | 'outside';

/** Houses of an alley stand some ten metres apart. */
export const ROUGH_M = 50;
/** A whole alley away: it would say nothing of where the house is. */
export const USELESS_M = 300;
const GOOD_M = 15;
const FAIR_MS = 8_000;
const LONGEST_MS = 20_000;
const DENIED = 1;

/** Where this phone is: at once when that is sure, soon when it will do, else the surest found in a while. */
export function locate(): Promise<Result<Measured, LocateProblem>> {
  const finder: Geolocation | undefined = navigator.geolocation;
  if (finder === undefined) return Promise.resolve(err('unable'));
  return new Promise((resolve) => {
    let best: GeolocationCoordinates | undefined;
    const end = (problem: LocateProblem): void => {
      clearTimeout(fair);
      clearTimeout(last);
      finder.clearWatch(watch);
      resolve(best === undefined ? err(problem) : measuredAt(best));
    };
    const watch = finder.watchPosition(
      ({ coords }) => {
        if (best === undefined || coords.accuracy < best.accuracy) best = coords;
        if (best.accuracy <= GOOD_M) end('unfound');
      },
      ({ code }) => end(code === DENIED ? 'denied' : 'unfound'),
      { enableHighAccuracy: true, maximumAge: 0, timeout: LONGEST_MS },
    );
    const fair = setTimeout(() => {
      if (best !== undefined && best.accuracy <= ROUGH_M) end('unfound');
    }, FAIR_MS);
    const last = setTimeout(() => end('unfound'), LONGEST_MS);
  });
}

/** As finely as positions are kept, and no finer. */
function measuredAt(found: GeolocationCoordinates): Result<Measured, LocateProblem> {
  const { latitude, longitude, accuracy } = found;
  const position = { lat: Math.round(latitude * 10_000), lng: Math.round(longitude * 10_000) };
  return v.is(Position, position) ? ok({ position, accuracyM: accuracy }) : err('outside');
}

import { describe, expect, test } from 'vitest';
import { createWorld, PLACES } from '#test/domain/world.ts';
import {
  proposeFigure,
  proposeMerge,
  proposePlace,
  proposePlaceCode,
  proposePlaceMove,
  proposePlaceName,
  proposeSplit,
} from '#domain/places/propose.ts';
import { type Offer, outcome } from '#test/domain/offers.ts';

describe('places', () => {
  const world = createWorld();
  const states = world.states();
  const admin = world.authorFor('admin', 'places');
  const { vinhAn, anBa, phuHung, langChe, country } = PLACES;

  test.each([
    [
      'a place with its code',
      () =>
        proposePlace(states, admin, {
          place: 'newplace01',
          kind: 'xa',
          name: 'Mới',
          parent: PLACES.bacGiang,
          code: '07999',
        }),
      2,
    ],
    [
      'a place of a wrong level',
      () => proposePlace(states, admin, { kind: 'xa', name: 'Mới', parent: phuHung }),
      'level-wrong',
    ],
    ['a root', () => proposePlace(states, admin, { kind: 'country', name: 'Mới' }), 'not-yours'],
    [
      'a code of a wrong form',
      () => proposePlace(states, admin, { kind: 'xa', name: 'Mới', parent: country, code: 'x' }),
      'value-wrong',
    ],
    [
      'the code that stands',
      () => proposePlaceCode(states, admin, { place: vinhAn, code: '07648' }),
      0,
    ],
    [
      'the name that stands',
      () => proposePlaceName(states, admin, { place: vinhAn, name: 'Vĩnh  An' }),
      0,
    ],
    [
      'a commune becomes a ward',
      () => proposePlaceName(states, admin, { place: vinhAn, name: 'Vĩnh An', kind: 'phuong' }),
      1,
    ],
    [
      'a commune becomes a village',
      () => proposePlaceName(states, admin, { place: vinhAn, name: 'Vĩnh An', kind: 'thon' }),
      'level-wrong',
    ],
    ['a village moves', () => proposePlaceMove(states, admin, { place: phuHung, parent: anBa }), 1],
    [
      'a place moves into itself',
      () => proposePlaceMove(states, admin, { place: vinhAn, parent: vinhAn }),
      'cycle',
    ],
    ['a merger', () => proposeMerge(states, admin, { places: [phuHung], into: langChe }), 1],
    [
      'a merger into itself',
      () => proposeMerge(states, admin, { places: [phuHung], into: phuHung }),
      'merge-into-itself',
    ],
    [
      'a merger of unlike places',
      () => proposeMerge(states, admin, { places: [phuHung], into: anBa }),
      'level-wrong',
    ],
    [
      'a district dissolved into its province',
      () =>
        proposeMerge(states, admin, { places: [PLACES.sonDongDistrict], into: PLACES.bacGiang }),
      1,
    ],
    [
      'a province merged into what lies in it',
      () =>
        proposeMerge(states, admin, { places: [PLACES.bacGiang], into: PLACES.sonDongDistrict }),
      'cycle',
    ],
    [
      'a split',
      () => proposeSplit(states, admin, { place: vinhAn, into: [anBa, PLACES.anChau] }),
      1,
    ],
    [
      'a split into itself',
      () => proposeSplit(states, admin, { place: vinhAn, into: [vinhAn, anBa] }),
      'merge-into-itself',
    ],
    [
      'a figure',
      () =>
        proposeFigure(states, admin, {
          place: phuHung,
          figure: 'households',
          value: 121,
          source: 'Báo',
        }),
      1,
    ],
    [
      'a figure without source',
      () =>
        proposeFigure(states, admin, {
          place: phuHung,
          figure: 'households',
          value: 121,
          source: ' ',
        }),
      'source-missing',
    ],
    [
      'a merger by a leader',
      () =>
        proposeMerge(states, world.authorFor('leader', 'places'), {
          places: [phuHung],
          into: langChe,
        }),
      'not-yours',
    ],
  ] satisfies [string, () => Offer, string | number][])('%s', (_, offer, expected) => {
    const result = outcome(offer());
    expect(Array.isArray(result) ? result.length : result).toBe(expected);
  });
});

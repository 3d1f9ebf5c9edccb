import type { Drive } from '#domain/funds/state.ts';
import type { Fund } from './fund.ts';

/** The page on which anybody reads a drive to the đồng. */
export const reportLink = ({ village }: Fund, { drive }: Drive): string =>
  `${location.origin}/quy/${village.place}?dot=${drive}`;

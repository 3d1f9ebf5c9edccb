import type { Residues } from '#book/activity.ts';
import { NO_NAME, without } from '#book/residue.ts';
import type { CARE_FACTS } from '#domain/care/facts.ts';

/** That something was agreed, asked and answered stays, under ids; what it was of a person goes. */
export const CARE_RESIDUES: Residues<typeof CARE_FACTS> = {
  'poverty.noted@1': ({ household }) => ({ household, status: 'none' }),
  'ethnic.noted@1': ({ resident }) => ({ resident }),
  'health.noted@1': ({ resident }) => ({ resident }),
  // The language in which somebody was asked tells of whom they come.
  'consent.given@1': (body) => ({
    ...without(body, 'witness', 'representative'),
    language: 'other',
  }),
  'consent.revoked@1': (body) => body,
  'request.received@1': (body) => without(body, 'representative', 'note'),
  'request.acknowledged@1': (body) => body,
  'request.extended@1': (body) => ({ ...body, reason: NO_NAME }),
  'request.closed@1': (body) => without(body, 'note'),
};

import type { Residues } from '#book/activity.ts';
import { NO_NAME, without } from '#book/residue.ts';
import type { PEOPLE_FACTS } from '#domain/people/facts.ts';

/** Who may do what stays, under ids: by it everything else is judged. */
export const PEOPLE_RESIDUES: Residues<typeof PEOPLE_FACTS> = {
  'person.added@1': ({ person }) => ({ person, name: NO_NAME }),
  'person.changed@1': ({ person, field }) => ({ person, field }),
  'team.founded@1': ({ team, place, from }) => ({ team, place, from }),
  'team.joined@1': ({ team, person, duty, from }) => ({ team, person, duty, from }),
  'team.left@1': (body) => body,
  'grant.given@1': (body) => body,
  'grant.ended@1': (body) => body,
  'stream.registered@1': (body) => without(body, 'device'),
  'stream.ended@1': (body) => body,
  'post.held@1': (body) => ({ ...body, ...(body.alley !== undefined && { alley: NO_NAME }) }),
  'post.left@1': (body) => body,
};

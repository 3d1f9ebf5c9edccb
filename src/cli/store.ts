import { type Tool, said, wrong } from '#cli/command.ts';
import { distributeStore, type NotDistributed } from '#server/store/distribute.ts';
import { sayNotOpened } from '#server/store/not-opened.ts';
import { placeOf } from '#server/store/open-store.ts';
import type { StoreKind } from '#server/store/store.ts';

const GUIDE = 'docs/operate/citus.md';

/** `store distribute`: divides the tables of a PostgreSQL with Citus by cell. */
export const distribute: Tool = async (config, _env, args) => {
  if (args.join(' ') !== 'distribute') return wrong('store distribute');
  const { database, kind } = config;
  if (database === undefined) {
    return refused(
      'store-embedded',
      `the store in ${config.folder} is one file of this machine; set DATABASE_URL to a PostgreSQL with ` +
        `Citus (${GUIDE}), or leave it as it is: a commune needs no more.`,
    );
  }
  const done = await distributeStore(database, kind);
  const place = placeOf(config);
  if (!done.ok) return refused(done.error.code, sayNotDistributed(done.error, place, kind));
  const { now, before } = done.value;
  return said(
    ...(now.length > 0 ? [`${place}: divided by cell: ${now.join(', ')}.`] : []),
    ...(before.length > 0 ? [`${place}: was so already: ${before.join(', ')}.`] : []),
  );
};

const refused = (code: string, sentence: string) => wrong(`not divided (${code}): ${sentence}`);

function sayNotDistributed(problem: NotDistributed, place: string, kind: StoreKind): string {
  switch (problem.code) {
    case 'citus-missing':
      return (
        `the PostgreSQL of ${place} does not offer the extension citus; install it on all nodes ` +
        `(${GUIDE}), or leave the database as it is: nothing was changed, and one carries a province.`
      );
    case 'citus-refused':
      return (
        `${place} answered: ${problem.why}. What was divided before that stays so; the same command ` +
        `goes on when the cause is gone (${GUIDE}).`
      );
    default:
      return sayNotOpened(problem, place, kind);
  }
}

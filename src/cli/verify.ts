import { verifyBooks } from '#server/verify.ts';
import { type Command, said, wrong } from '#cli/command.ts';

export const verify: Command = async (home) => {
  const { books, facts, streams, broken } = await verifyBooks(home.store, home.directory);
  const counted = `${books} books, ${facts} facts, ${streams} streams`;
  if (broken.length === 0) return said(`${counted}: every chain holds.`);
  return wrong(`${counted}: ${broken.length} chains are broken: ${broken.join('; ')}.`);
};

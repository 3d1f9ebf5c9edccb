import { verifyBooks } from '#server/verify.ts';
import { type Command, said, wrong } from '#cli/command.ts';

export const verify: Command = async (home) => {
  const { books, facts, refused, checkpoints, streams, signatures, defects } = await verifyBooks(
    home.store,
    home.directory,
  );
  const counted =
    `${books} books, ${facts} facts, ${refused} refused, ${checkpoints} checkpoints, ` +
    `${streams} streams, ${signatures} signatures`;
  if (defects.length === 0) return said(`${counted}: every chain and signature holds.`);
  return wrong([`${counted}: ${defects.length} defects.`, ...defects].join('\n'));
};

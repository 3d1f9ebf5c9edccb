import { BANKS } from '#kernel/vi-banks.ts';

/** A bank as people call it; its number where nobody knows it. */
export const bankName = (bin: string): string =>
  BANKS.find((each) => each.bin === bin)?.name ?? bin;

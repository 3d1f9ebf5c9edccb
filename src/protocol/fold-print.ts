/*
 * What this build folds by: a hash over the sources of all that books are folded with, which the build puts
 * here. A state is worth something only where it was folded by the same.
 */
declare const FOLD_PRINT_OF_BUILD: string | undefined;

export const FOLD_PRINT = typeof FOLD_PRINT_OF_BUILD === 'string' ? FOLD_PRINT_OF_BUILD : 'unbuilt';

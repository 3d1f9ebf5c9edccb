import type { Id } from '#kernel/id.ts';
import { plateBytes, plateId } from '#domain/homes/publish.ts';

/** The code on a household's plate and invitation, worked out where its register is known: without signal. */
export async function plateOf(place: Id, household: Id): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', plateBytes(place, household));
  return plateId(place, new Uint8Array(hash));
}

/** Households of registers by their plates. */
export async function platesOf(
  households: readonly { readonly id: Id; readonly place: Id }[],
): Promise<ReadonlyMap<string, Id>> {
  return new Map(
    await Promise.all(
      households.map(async ({ id, place }) => [await plateOf(place, id), id] as const),
    ),
  );
}

/** The address that a plate's code carries. */
export const plateHref = (plate: string): string => `${location.origin}/bien/${plate}`;

/** The plate in a scanned address; `card` of a household's own card, whose secret names nobody. */
export function plateIn(code: string): { readonly plate: string } | 'card' | 'other' {
  const plate = /\/bien\/([\w-]{20})$/u.exec(code)?.[1];
  if (plate !== undefined) return { plate };
  return /\/the#[\w-]{35}$/u.test(code) ? 'card' : 'other';
}

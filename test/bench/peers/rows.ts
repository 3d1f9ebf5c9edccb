// The records that every peer carries, as rows of three tables.

export const TABLES = ['households', 'residents', 'doors'] as const;
export type TableName = (typeof TABLES)[number];

/** `id` was minted by a phone and is random. */
export type Row = { readonly id: string; readonly [field: string]: unknown };

/** Rows that are fetched together. */
export type Chunk = { readonly name: string; readonly rows: Readonly<Record<TableName, Row[]>> };

/** In the order in which a phone needs them: the own village's households, its doors, all else. */
export type Part = { readonly name: string; readonly chunks: readonly Chunk[] };

import type { Relation, Sex } from '#domain/homes/facts.ts';
import type { E164 } from '#kernel/phone.ts';

/** What a commune's household register says, before it is compared with anything. */

export type Where = {
  readonly sheet: string;
  /** 1-based, as the person's program counts. */
  readonly row: number;
};

export type Birth = {
  readonly year: number;
  /** Civil day, when the whole date is written. */
  readonly day?: number;
};

export type RegisterResident = {
  name: string;
  birth?: Birth;
  sex?: Sex;
  relation?: Relation;
  /** The relation as written. */
  relationText?: string;
  phone?: E164;
  smartphone?: boolean;
  bank?: boolean;
  epay?: boolean;
  away?: boolean;
  where: Where;
};

export type RegisterHousehold = {
  /** As written, '' when the file does not say. */
  village: string;
  code?: string;
  head?: string;
  /** Of the head. */
  birthYear?: number;
  alley?: string;
  phone?: E164;
  business?: boolean;
  /** How many persons the register says the household has. */
  members?: number;
  residents: RegisterResident[];
  where: Where;
};

export const FIELDS = [
  'code',
  'head',
  'name',
  'family',
  'relation',
  'birth',
  'male',
  'female',
  'sex',
  'phone',
  'village',
  'alley',
  'members',
  'smartphone',
  'bank',
  'epay',
  'away',
  'business',
  'note',
] as const;
export type Field = (typeof FIELDS)[number];

/** Why a column is left alone. */
export type IgnoredReason = 'ordinal' | 'id-number' | 'closed-data' | 'second-column' | 'not-known';

export type NoteCode =
  | 'name-missing'
  | 'name-not-understood'
  | 'name-old-font'
  | 'name-with-text'
  | 'birth-not-in-calendar'
  | 'birth-not-understood'
  | 'birth-out-of-range'
  | 'birth-in-future'
  | 'birth-month-not-kept'
  | 'birth-twice'
  | 'sex-not-understood'
  | 'sex-twice'
  | 'relation-not-understood'
  | 'second-head'
  | 'no-head'
  | 'head-assumed'
  | 'head-not-listed'
  | 'phone-not-a-number'
  | 'phone-too-short'
  | 'phone-too-long'
  | 'phone-unknown-prefix'
  | 'phone-not-vietnamese'
  | 'phone-second'
  | 'phone-with-text'
  | 'code-missing'
  | 'code-not-understood'
  | 'code-used-twice'
  | 'village-missing'
  | 'members-not-understood'
  | 'members-differ'
  | 'answer-not-understood'
  | 'taken-as-yes'
  | 'number-not-kept'
  | 'note-not-kept'
  | 'gone-left-out'
  | 'duplicate-row'
  | 'same-person-twice'
  | 'text-too-long'
  | 'text-not-understood'
  | 'row-not-understood'
  | 'household-unknown'
  | 'second-value'
  | 'cell-without-header'
  | 'no-header';

export type RegisterNote = {
  /** Letters of the column; absent when the note is about the whole row or sheet. */
  readonly column?: string;
  readonly code: NoteCode;
  /** What stands there, shortened. */
  readonly value: string;
} & Where;

export type SkippedWhy =
  'title' | 'numbering' | 'repeated-header' | 'heading' | 'total' | 'signature';

export type SheetReport = {
  readonly sheet: string;
  readonly state: 'read' | 'no-header' | 'empty' | 'hidden';
  /** Row of the header, the lower one when there are two. */
  readonly headerAt?: number;
  readonly understood: readonly {
    readonly column: string;
    readonly header: string;
    readonly field: Field;
  }[];
  readonly ignored: readonly {
    readonly column: string;
    readonly header: string;
    readonly reason: IgnoredReason;
  }[];
  readonly skipped: readonly {
    readonly row: number;
    readonly why: SkippedWhy;
    readonly value: string;
  }[];
};

export type RegisterReport = {
  readonly sheets: readonly SheetReport[];
  readonly households: number;
  readonly residents: number;
  readonly notes: readonly RegisterNote[];
};

export type Register = {
  readonly households: readonly RegisterHousehold[];
  readonly report: RegisterReport;
};

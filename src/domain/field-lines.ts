import type { Basis, Keeping, Sensitivity, Use } from '#domain/field-uses.ts';

/** What a field is kept for, how much it tells of a person, why it may be kept, and until when. */
export type Line = readonly [use: Use, sensitivity: Sensitivity, basis: Basis, keep: Keeping];

export const ID: Line = ['trace', 'basic', 'task', 'with-book'];
export const THING: Line = ['trace', 'none', 'not-personal', 'with-book'];
export const PLACE: Line = ['organise', 'none', 'not-personal', 'with-book'];
export const NAME: Line = ['identify', 'basic', 'task', 'until-erased'];
export const REACH: Line = ['reach', 'basic', 'task', 'until-erased'];
export const PLAN: Line = ['plan', 'basic', 'task', 'until-erased'];
export const TEACH: Line = ['teach', 'basic', 'task', 'until-erased'];
export const EXAMPLE: Line = ['teach', 'basic', 'consent', 'until-consent-ends'];
export const WORK: Line = ['organise', 'basic', 'task', 'with-book'];
export const WHY: Line = ['trace', 'basic', 'task', 'until-erased'];
export const FREE: Line = ['plan', 'basic', 'task', 'until-erased'];
export const PROOF: Line = ['prove', 'basic', 'duty', 'five-years'];
export const ANSWER: Line = ['answer', 'basic', 'duty', 'five-years'];
/** That something was agreed, asked and answered, under ids: what was done by it has to stay proven. */
export const AGREED: Line = ['prove', 'basic', 'duty', 'with-book'];
export const ANSWERED: Line = ['answer', 'basic', 'duty', 'with-book'];

/** Somebody's own voice, heard by others. */
export const VOICE: Line = ['teach', 'basic', 'task', 'until-erased'];

/** By fact type and field. */
export type Lines = Readonly<Record<string, Readonly<Record<string, Line>>>>;

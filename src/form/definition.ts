import * as v from 'valibot';

/*
 * A form as it is stored and filled in: what is left of a workbook once it was understood. Expressions stand
 * as they were written; what a text says is listed in the order of `languages`.
 */

/** What no form exceeds: a person stands at a door, and the whole of it is held on every phone. */
export const FORM_LIMITS = {
  questions: 500,
  choices: 3_000,
  languages: 12,
  depth: 8,
  /** Repeats within each other. */
  repeatDepth: 2,
  textCharacters: 2_000,
  nameCharacters: 64,
  /** Of the key that an answer is kept under: `people[50]/age`. */
  pathCharacters: 400,
  /** Times that the questions of one repeat are asked within what holds it. */
  instances: 50,
  /** Times that all questions in repeats are asked together. */
  allInstances: 5_000,
  definitionBytes: 192 * 1024,
} as const;

export const QUESTION_TYPES = [
  'text',
  'integer',
  'decimal',
  'range',
  'date',
  'time',
  'dateTime',
  'one',
  'many',
  'acknowledge',
  'image',
  'audio',
  'geopoint',
  'barcode',
] as const;

/** `note` is read and not answered; of the others nothing is shown: they are worked out. */
export const ITEM_TYPES = [
  ...QUESTION_TYPES,
  'note',
  'calculate',
  'today',
  'start',
  'end',
  'group',
  'repeat',
] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

const Text = v.pipe(v.string(), v.maxLength(FORM_LIMITS.textCharacters));
const Texts = v.array(Text);
const Expression = Text;

const Item = v.strictObject({
  type: v.picklist(ITEM_TYPES),
  name: Text,
  /** Where the group or repeat around it stands in the list of items. */
  in: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  label: v.exactOptional(Texts),
  hint: v.exactOptional(Texts),
  relevant: v.exactOptional(Expression),
  required: v.exactOptional(Expression),
  requiredMessage: v.exactOptional(Texts),
  constraint: v.exactOptional(Expression),
  constraintMessage: v.exactOptional(Texts),
  calculation: v.exactOptional(Expression),
  /** What stands in a question before it is asked: a fixed text, or an expression worked out once. */
  default: v.exactOptional(Text),
  defaultBy: v.exactOptional(Expression),
  readOnly: v.exactOptional(Expression),
  list: v.exactOptional(Text),
  filter: v.exactOptional(Expression),
  /** How often a repeat is asked; without it whoever asks adds and takes away. */
  count: v.exactOptional(Expression),
  /** First, last and step of a range, in plain notation. */
  range: v.exactOptional(v.strictTuple([Text, Text, Text])),
  /** The questions of a group stand on one screen. */
  together: v.exactOptional(v.literal(true)),
  /** A text of more than one line. */
  long: v.exactOptional(v.literal(true)),
});
export type Item = v.InferOutput<typeof Item>;

const Choice = v.strictObject({
  name: Text,
  label: Texts,
  /** Further columns of the sheet, which a filter asks for. */
  columns: v.exactOptional(v.record(v.string(), Text)),
});
export type Choice = v.InferOutput<typeof Choice>;

export const FormDefinition = v.strictObject({
  title: Text,
  /** Of the form itself and its edition, as its author calls them. */
  form: v.exactOptional(Text),
  version: v.exactOptional(Text),
  /** As the sheet names them, the one to begin with first; a form in one language may leave it unnamed. */
  languages: v.pipe(v.array(Text), v.minLength(1), v.maxLength(FORM_LIMITS.languages)),
  lists: v.record(v.string(), v.array(Choice)),
  items: v.array(Item),
});
export type FormDefinition = v.InferOutput<typeof FormDefinition>;

const ASKED: ReadonlySet<ItemType> = new Set<ItemType>(QUESTION_TYPES);

/** Whether somebody answers it. */
export const isQuestion = ({ type }: Pick<Item, 'type'>): boolean => ASKED.has(type);

/** Groups and repeats around an item, the outermost first. */
export function holdersOf(items: readonly Item[], index: number): readonly number[] {
  const holders: number[] = [];
  let at = items[index]?.in;
  while (at !== undefined && holders.length <= FORM_LIMITS.depth) {
    holders.unshift(at);
    at = items[at]?.in;
  }
  return holders;
}

import { Field, type FieldProps } from '#pwa/ui/field.tsx';

/*
 * What invitation, minutes and decisions all write down.
 */

type Plain = Pick<FieldProps, 'label' | 'value' | 'onInput' | 'hint' | 'error'>;

export const DayField = (props: Plain) => <Field {...props} kind="date" maxLength={10} />;

/** Of households: 9,999 at most. */
export const CountField = (props: Plain) => <Field {...props} kind="number" maxLength={4} />;

/** The number of a paper, where it has one. */
export const PaperField = (props: Plain) => <Field {...props} optional maxLength={40} />;

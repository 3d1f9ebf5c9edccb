import { useState } from 'preact/hooks';
import { isDocumentNumber } from '#domain/funds/propose.ts';
import { Field } from '#pwa/ui/field.tsx';
import { fundsWords } from './funds-words.ts';

/** What money was paid for, and the number of the paper that proves it. */
export function useForWhat() {
  const [item, setItem] = useState('');
  const [document, setDocument] = useState('');
  const number = document.trim();
  const isWrong = number !== '' && !isDocumentNumber(number);
  const lack = (): string | undefined => {
    if (item.trim() === '') return 'name-missing';
    return isWrong ? 'value-wrong' : undefined;
  };
  const said = { item: item.trim(), ...(number !== '' && !isWrong && { document: number }) };
  return { item, setItem, document, setDocument, isWrong, lack, said };
}

export function ForWhat({ what }: { what: ReturnType<typeof useForWhat> }) {
  const text = fundsWords.value.outlay;
  return (
    <>
      <Field
        label={text.item}
        hint={text.itemHint}
        value={what.item}
        onInput={what.setItem}
        maxLength={100}
      />
      <Field
        label={text.document}
        hint={text.documentHint}
        value={what.document}
        error={what.isWrong ? text.documentWrong : undefined}
        onInput={what.setDocument}
        optional
        maxLength={40}
      />
    </>
  );
}

import { Button } from '#pwa/ui/button.tsx';
import { memberWords } from '#pwa/phone/member-words.ts';
import { localPhone } from './fields.ts';

/** A number to tap. */
export function CallButton({ phone }: { phone: string | undefined }) {
  if (phone === undefined) return null;
  return (
    <Button icon="call" href={`tel:${phone}`}>
      {memberWords.value.household.call(localPhone(phone))}
    </Button>
  );
}

import { usePhone } from '#pwa/phone/phone.ts';
import { Sheet } from '#pwa/ui/sheet.tsx';
import { enterAgain } from './enter.ts';
import { SignInPart } from './sign-in-part.tsx';
import { signInWords } from './words.ts';

/** Over the screen on which the session ended: what is being typed there stays. */
export function SignInAgain({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = signInWords.value;
  const device = usePhone();
  return (
    <Sheet open={open} title={text.againTitle} onClose={onClose}>
      <p>{text.againLead(device.me()?.name ?? '')}</p>
      <SignInPart
        take={async (reply) => {
          const problem = await enterAgain(device, reply);
          if (problem === undefined) onClose();
          return problem;
        }}
      />
    </Sheet>
  );
}

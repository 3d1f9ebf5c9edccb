import { stage } from '#pwa/phone/stage.ts';
import { ChoosePin } from './choose-pin.tsx';
import { People } from './people.tsx';
import { Unlock } from './unlock.tsx';
import { Wiped } from './wiped.tsx';

/** What stands before an open book. */
export function LockStage() {
  const now = stage.value;
  switch (now.name) {
    case 'choose-pin':
      return <ChoosePin key={now.storeKey} {...now} />;
    case 'locked':
      return <Unlock key={now.storeKey} {...now} />;
    case 'people':
      return <People />;
    case 'wiped':
      return <Wiped />;
    default:
      return null;
  }
}

import type { SkillTexts } from './cards.ts';
import { aloneEn, installEn, teachesEn, togetherEn } from './shared-en.ts';
import type { healthRecordVi } from './health-record-vi.ts';

export const healthRecordEn: SkillTexts<typeof healthRecordVi> = {
  told: {
    'health-why': {
      title: 'A health record that is not lost',
      say: 'Medicines, allergies, last visits: the doctor sees them in VNeID. No bag of papers.',
      show: 'The health record in VNeID, not opened.',
      do: 'Say whether papers were needed last time.',
    },
    'health-private': {
      title: 'Health is private',
      say: 'Only you and the doctor see it. We do not look, do not ask, take no picture of the screen.',
      show: 'How to turn the phone to oneself.',
      do: 'Hold the phone towards yourself.',
    },
    'health-need': {
      title: 'It needs VNeID level 2',
      say: 'To see the record the account must be level 2. If not, make a day for the police.',
      show: 'Where VNeID says the level.',
      do: 'See your level.',
    },
  },
  installed: {
    ...installEn,
    'health-add': {
      title: 'In VNeID choose Health record',
      say: 'Nothing to install when VNeID is there. Choose the health record and agree to show it.',
      show: 'The icon of the health record.',
      do: 'Press it once.',
    },
  },
  together: {
    ...togetherEn,
    'health-open': {
      title: 'Open it, see the last visit',
      say: 'You open it and look at the last visit. We sit opposite and do not see it.',
      show: 'By words alone: press the top line.',
      do: 'Open it and say whether it works, not what it says.',
    },
    'health-empty': {
      title: 'Nothing there? Ask the clinic',
      say: 'Some clinics send late. Next time bring the identity card and ask them to send it.',
      show: 'No phone is needed.',
      do: 'Say which paper to bring.',
    },
  },
  alone: {
    ...aloneEn,
    'health-show': {
      title: 'Open it for the doctor, alone',
      say: 'At the next visit open it for the doctor, then close it.',
      show: 'Play the doctor; only ask.',
      do: 'Open and close it, nobody helps.',
    },
    'health-cure': {
      title: 'No medicine from callers',
      say: 'A stranger who knows your illness and sells medicine as a doctor: do not buy. Ask the health station.',
      show: 'No phone is needed.',
      do: 'Say what to do.',
    },
  },
  teaches: {
    'health-pass-on': {
      title: 'Show your parents before their visit',
      say: 'Show them a day before, so that they are calm at the clinic.',
      show: 'Three steps: VNeID, record, turn the phone.',
      do: 'Say the three to somebody at home.',
    },
    ...teachesEn,
  },
};

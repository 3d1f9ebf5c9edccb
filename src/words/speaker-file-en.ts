import type { speakerFileVi } from './speaker-file-vi.ts';

export const speakerFileEn: typeof speakerFileVi = {
  title: 'For the loudspeaker station',
  lead: 'Save script and sound for whoever runs the loudspeakers of the commune.',
  script: 'Save the script',
  voice: (language) => `Save the recording, ${language}`,
  spoken: 'Save a machine’s voice',
  spokenLead: 'The machine reads it once; play it twice. Listen before you play it.',
  making: 'Making the sound',
  absent:
    'The server has no program that reads aloud (espeak-ng), so there is no machine’s voice. A recording can be saved.',
  offline: 'A machine’s voice needs a connection.',
  notSent: 'A machine’s voice is there once the notice is at the server.',
  failed: 'The sound could not be made. Try again in a while.',
  far: 'The recording is not on this phone yet. Try again with a connection.',
  class: (name) => `Kind: ${name}`,
  classes: { ordinary: 'ordinary', priority: 'priority', emergency: 'emergency' },
  schedule: (text) => `When: ${text}`,
  when: {
    emergency: 'At once, whatever is playing; again every 30 minutes.',
    priority: 'In the next programme, before other news.',
    ordinary: 'In the usual programme.',
  },
  until: (day) => `Until the end of ${day}.`,
  expires: (at) => `No more after ${at}.`,
  fileName: 'loudspeaker',
};

import type { takenBackVi } from './taken-back-vi.ts';

export const takenBackEn: typeof takenBackVi = {
  goesToo: (steps, helps, files) =>
    `Taken out with it: ${[
      steps > 0 && `${steps} ${steps === 1 ? 'step' : 'steps'}`,
      helps > 0 && `${helps} ${helps === 1 ? 'time of help' : 'times of help'}`,
      files > 0 && `${files} ${files === 1 ? 'picture or file' : 'pictures or files'}`,
    ]
      .filter(Boolean)
      .join(', ')}.`,
  helpTitle: (skill) => `Correct help: ${skill}`,
  helpMistake: 'Recorded by mistake, there was no such help',
};

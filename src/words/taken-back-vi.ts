/** Words of what goes with a visit that is taken back, and of help that is corrected. */
export const takenBackVi = {
  /** What goes with a visit that never was. */
  goesToo: (steps: number, helps: number, files: number): string =>
    `Bỏ theo lượt này: ${[
      steps > 0 && `${steps} bước kỹ năng`,
      helps > 0 && `${helps} lần giúp`,
      files > 0 && `${files} ảnh, tệp`,
    ]
      .filter(Boolean)
      .join(', ')}.`,
  helpTitle: (skill: string): string => `Sửa lần giúp: ${skill}`,
  helpMistake: 'Ghi nhầm, không có lần giúp này',
};

/** How the button of a decision looks: never by its colour alone. */
export const LOOKS = { release: 'secondary', decline: 'danger', settle: 'secondary' } as const;
export const ICONS = { release: 'check', decline: 'close', settle: 'check' } as const;

// What a village sees of the commune's campaigns.

import { follow, sees } from './member-steps.ts';
import { go, type Screen } from './screens.ts';

export const CAMPAIGN_SCREENS: readonly Screen[] = [
  {
    name: 'campaigns of the village',
    open: async (page) => {
      await go(page, '/campaigns-here');
      await sees(page.getByRole('list', { name: 'Các đợt vận động' }).getByRole('link'));
    },
  },
  {
    name: 'a campaign',
    open: async (page) => {
      await follow(page.getByRole('list', { name: 'Các đợt vận động' }), /VNeID mức 1/u);
      await sees(page.getByRole('list', { name: /^Còn .* nhà$/u }).getByRole('link'));
      await page.getByText('Về đợt này').click();
    },
  },
];

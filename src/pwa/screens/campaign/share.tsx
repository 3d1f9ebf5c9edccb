import { SharePart } from '#pwa/screens/share/share-part.tsx';
import { type News, newsText } from './news.ts';
import { drawNews } from './share-picture.ts';
import { tellWords } from './tell-words.ts';

export const NewsSharePart = ({ news }: { news: News }) => (
  <SharePart
    said={newsText(news)}
    draw={async () => drawNews(news)}
    name={tellWords.value.fileName}
  />
);

import { Page } from '#pwa/page.tsx';
import { leaveTo } from '#pwa/router.ts';
import { enterBy } from './enter.ts';
import { SignInPart } from './sign-in-part.tsx';
import { signInWords } from './words.ts';

/** An officer on a computer that has no link of theirs. */
export function SignInScreen() {
  const text = signInWords.value;
  const take: typeof enterBy = async (reply) => {
    const problem = await enterBy(reply);
    if (problem === undefined) leaveTo('#/');
    return problem;
  };
  return (
    <Page title={text.title} lead={text.lead} back={{ href: '#/', label: text.back }}>
      <SignInPart take={take} />
      <section class="section">
        <h2>{text.lost}</h2>
        <p>{text.lostText}</p>
      </section>
    </Page>
  );
}

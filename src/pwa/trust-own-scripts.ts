/**
 * The policy of this app requires trusted types: browsers that know them make no script, and no page, of a
 * text. Only addresses of this origin may name a worker. Without a way for markup or code, whatever would
 * write such into the page fails instead.
 */

type Policies = {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): unknown;
};

export function trustOwnScripts(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: Policies }; // the types know nothing of it
  trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      const { href, origin } = new URL(address, location.href);
      if (origin !== location.origin) throw new TypeError('a script of another origin');
      return href;
    },
  });
}

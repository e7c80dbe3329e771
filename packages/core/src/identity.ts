/**
 * The municipality's identity provider, as far as invitations need it. Signing in itself is OIDC and happens in the API.
 * The local provider makes an account and a page on which to choose a password; a real one answers its sign-in page.
 */
export type Identity = {
  /** Makes sure that this person can sign in; gives the page where they begin. Asking twice does no harm. */
  invite(person: { email: string; name: string; secondFactor: boolean }): Promise<{ url: string }>;
};

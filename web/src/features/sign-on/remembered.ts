/** The organization that people of this browser sign in to through its provider. */
const organizationKey = 'apotheca-sign-on-organization';
/** What went out with this tab to the provider, and has to come back with it. */
const browserKey = 'apotheca-sign-on';

export const rememberedOrganization = () => localStorage.getItem(organizationKey);
export const rememberOrganization = (id: string) => localStorage.setItem(organizationKey, id);

export const keepBrowserToken = (token: string) => sessionStorage.setItem(browserKey, token);

/** Takes it out: it is good for once. */
export function takeBrowserToken(): string | null {
  const token = sessionStorage.getItem(browserKey);
  sessionStorage.removeItem(browserKey);
  return token;
}

import { type ReactNode, useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';

/**
 * Shows what is within it in the place of the whole page. The page is taken out of the document, and not only hidden: nothing of it can be read there,
 * while all that was entered lives on beside it. What is added meanwhile, such as a notice, goes the same way.
 */
export function Cover({ children }: { readonly children: ReactNode }) {
  const [host] = useState(() => document.createElement('div'));
  useLayoutEffect(() => takeAway(host), [host]);
  return createPortal(children, host);
}

/** Leaves nothing but the host in the page. Answers how to bring everything back. */
function takeAway(host: HTMLElement): () => void {
  const away = document.createDocumentFragment();
  const { activeElement: focused, title } = document;
  const { scrollX, scrollY } = window;
  const take = () => {
    for (const node of [...document.body.childNodes]) if (node !== host) away.append(node);
  };
  // The colours of the theme stand in the page, too.
  const styles = [...document.body.querySelectorAll('style')].map((style) => style.cloneNode(true) as HTMLStyleElement);
  host.prepend(...styles);
  document.body.append(host);
  take();
  document.title = 'Apotheca';
  const added = new MutationObserver(take);
  added.observe(document.body, { childList: true });
  return () => {
    added.disconnect();
    host.remove();
    for (const style of styles) style.remove();
    document.body.append(away);
    document.title = title;
    scrollTo(scrollX, scrollY);
    if (focused instanceof HTMLElement) focused.focus();
  };
}

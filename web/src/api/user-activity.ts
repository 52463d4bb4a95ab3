/** How long somebody is taken to be there after they last touched the page. */
const presentMs = 60_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;

/** Notes when a person touches the page. Answers whether one is there: a page that stands open asks by itself, and that is no use of a session. */
export function userActivity(): () => boolean {
  // Opening the page is an act.
  let last = Date.now();
  const touched = () => {
    last = Date.now();
  };
  for (const sign of signs) addEventListener(sign, touched, { capture: true, passive: true });
  return () => Date.now() - last < presentMs;
}

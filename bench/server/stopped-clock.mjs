// Read by a server before anything else: nothing is done by the clock, so every statement it sends is there because of a request.
const never = setTimeout(() => undefined, 0);
clearTimeout(never);
globalThis.setInterval = /** @type {typeof setInterval} */ (/** @type {unknown} */ (() => never));

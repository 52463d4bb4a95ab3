/** The same object; whoever reads anything of it but what is common is noticed. */
export function observed<T extends object>(target: T, common: ReadonlySet<PropertyKey>, notice: () => void): T {
  return new Proxy(target, {
    get: (object, key) => {
      if (!common.has(key)) notice();
      return Reflect.get(object, key);
    },
    // Whoever copies it may read anything.
    ownKeys: (object) => {
      notice();
      return Reflect.ownKeys(object);
    },
  });
}

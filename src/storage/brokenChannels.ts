// Firefox that blocks all cookies has channels that cannot be made. Dexie makes one while it is loaded, and would take the
// whole app along; without any it does without.
try {
  new BroadcastChannel('veldwerk-probe').close();
} catch {
  // Nothing is lost but what other windows would be told.
  Reflect.deleteProperty(globalThis, 'BroadcastChannel');
}

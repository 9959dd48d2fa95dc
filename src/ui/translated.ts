import { options, type VNode } from 'preact';

const isStandIn = (node: Node | null): node is HTMLElement => node instanceof HTMLElement && node.tagName === 'FONT';

/**
 * Has texts that change be seen in a page that the browser translates. Chromium's translation puts an element of its own in
 * the place of each text; what changes afterwards is the text that was taken out, and the page went on saying what was. A
 * text that changes goes back to its place, where it is translated anew; for one that goes, what stands in its place goes.
 */
export function followTranslation(): void {
  const standIns = new WeakMap<Node, HTMLElement>();
  const changes = new MutationObserver((records) => {
    for (const { target } of records) {
      if (!target.isConnected) standIns.get(target)?.replaceWith(target);
      standIns.delete(target);
    }
  });
  new MutationObserver((records) => {
    for (const { removedNodes, addedNodes, previousSibling, nextSibling } of records)
      for (const removed of removedNodes) {
        if (!(removed instanceof Text) || removed.isConnected) continue;
        const standIn = [...addedNodes, previousSibling, nextSibling].find(isStandIn);
        if (!standIn) continue;
        standIns.set(removed, standIn);
        changes.observe(removed, { characterData: true });
      }
  }).observe(document.body, { childList: true, subtree: true });
  const { unmount } = options;
  options.unmount = (vnode) => {
    const node = nodeOf(vnode);
    if (node && !node.isConnected) standIns.get(node)?.remove();
    unmount?.(vnode);
  };
}

/** The node that Preact drew for a text: under its own short name, which its tools rely on as well. */
const nodeOf = (vnode: VNode): Node | undefined =>
  '__e' in vnode && vnode.__e instanceof Text ? vnode.__e : undefined;

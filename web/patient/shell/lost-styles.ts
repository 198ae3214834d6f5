import { untilThere } from "./until-there.ts";

/** The next try for a style sheet, in the place of the last. */
function triedAgain(last: HTMLLinkElement): { readonly link: HTMLLinkElement; readonly came: Promise<unknown> } {
  const link = document.createElement("link");
  for (const { name, value } of last.attributes) link.setAttribute(name, value);
  link.dataset.again = "";
  const came = new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
  });
  last.replaceWith(link);
  return { link, came };
}

/**
 * A style sheet whose line broke is asked for until it is there. Whoever asks again for its page does not get it: the bundler takes it for
 * had, and the page would stand without its looks.
 */
addEventListener(
  "error",
  ({ target }) => {
    if (!(target instanceof HTMLLinkElement) || target.rel !== "stylesheet" || "again" in target.dataset) return;
    let last = target;
    untilThere(() => {
      const { link, came } = triedAgain(last);
      last = link;
      return came;
    });
  },
  true,
);

import { signal, useSignal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { lazy } from "preact-iso";
import { m } from "../../shared/paraglide/messages.js";
import { BottomBar, OfflineBar } from "./bars.tsx";
import { Heading } from "./heading.tsx";
import { untilThere } from "./until-there.ts";

/** So long the screen before stays: on a good line the page is there by then, and nothing flickers. */
const MOMENT_MS = 800;
const moment = () => new Promise<void>((resolve) => setTimeout(resolve, MOMENT_MS));

/** The page itself is not here yet: help and the way home are. */
function NotYet({ isGone }: { isGone: boolean }) {
  return (
    <>
      <OfflineBar danger />
      <main class="p-main" aria-busy={!isGone || undefined}>
        <Heading of={isGone ? "gone" : "coming"}>{isGone ? m.shell_not_here() : m.loading()}</Heading>
      </main>
      <BottomBar>
        <a class="btn btn-2" href="/">
          {m.shell_today()}
        </a>
      </BottomBar>
    </>
  );
}

/**
 * A page that is fetched when it is wanted, or before. What could not be fetched is asked for again while somebody waits for it, who is
 * told so: `lazy` alone would keep the failure, and show the screen before, for as long as the app is open.
 */
export function fetchedPage(fetchPage: () => Promise<{ default: FunctionComponent }>) {
  const page = signal<FunctionComponent | null>(null);
  const fetchOnce = async (): Promise<void> => {
    const fetched = page.peek() ?? (await fetchPage()).default;
    // Asked for twice at a time, the first stays: a page that stands already is not drawn anew.
    page.value = page.peek() ?? fetched;
  };
  function Place() {
    const isGone = useSignal(false);
    useEffect(() => {
      if (page.peek()) return;
      return untilThere(fetchOnce, {
        failed: () => {
          isGone.value = true;
        },
      });
    }, [isGone]);
    const Page = page.value;
    return Page ? <Page /> : <NotYet isGone={isGone.value} />;
  }
  const Page = lazy(async () => {
    await Promise.race([fetchOnce().catch(() => undefined), moment()]);
    return Place;
  });
  /** Resolves when the page opens without a network, rejects when it could not be had. */
  const fetchBefore = async (): Promise<void> => {
    await fetchOnce();
    await Page.preload();
  };
  return Object.assign(Page, { fetchBefore });
}

import { m } from "../../shared/paraglide/messages.js";
import { Empty } from "../ui/state.tsx";
import { navLinks } from "./nav-links.ts";
import { usePageTitle } from "./page-title.ts";

/** A page that this role does not open, and where it can go instead. */
export function NotForRole({ title = m.page_not_for_role() }: { title?: string }) {
  usePageTitle(title);
  return (
    <main>
      <Empty heads title={title}>
        <ul class="stack tight">
          {[...navLinks(), { href: "/staff/account", label: m.page_not_for_role_account() }].map(({ href, label }) => (
            <li key={href}>
              <a class="lnk" href={href}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </Empty>
    </main>
  );
}

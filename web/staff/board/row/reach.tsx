import type { BoardRow } from "#schema/api/board.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../../shared/ui/sprite.tsx";

export const telephone = (number: string): string => `tel:${number.replace(/[^+\d]/g, "")}`;

function Way({
  icon,
  state,
  title,
  href,
}: {
  icon: string;
  state: "on-file" | "linked" | "none";
  title: string;
  href?: string | undefined;
}) {
  const look = state === "linked" ? "ok" : state === "none" ? "na" : "";
  const inside = (
    <>
      <Icon name={icon} />
      <span class="sr">{title}</span>
    </>
  );
  if (href)
    return (
      <span class={look} title={title}>
        <a href={href} tabIndex={-1}>
          {inside}
        </a>
      </span>
    );
  return (
    <span class={look} title={title}>
      {inside}
    </span>
  );
}

/** How somebody can be reached: the app, the phone, the carer. Filled: linked; outlined: on file; hatched: not known. */
export function Reach({ reach }: { reach: BoardRow["reach"] }) {
  const carerPhone = reach.carer?.phone ?? null;
  return (
    <div class="reach">
      <Way
        icon="i-bell"
        state={reach.app === "linked" ? "linked" : "none"}
        title={reach.app === "linked" ? m.reach_app() : m.reach_app_none()}
      />
      <Way
        icon="i-phone"
        state={reach.phone ? "on-file" : "none"}
        title={reach.phone ? m.reach_phone({ phone: reach.phone }) : m.reach_phone_none()}
        href={reach.phone ? telephone(reach.phone) : undefined}
      />
      <Way
        icon="i-carer"
        state={reach.carer ? "on-file" : "none"}
        title={reach.carer ? m.reach_carer({ name: reach.carer.name, phone: carerPhone ?? "" }) : m.reach_carer_none()}
        href={carerPhone ? telephone(carerPhone) : undefined}
      />
    </div>
  );
}

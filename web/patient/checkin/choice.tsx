import type { ComponentChildren } from "preact";
import { Icon } from "../../shared/ui/sprite.tsx";

interface ChoiceProps {
  readonly on: boolean;
  readonly press: () => void;
  readonly one?: boolean;
  readonly strong?: boolean;
  readonly picture?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A row that can be chosen; the whole row is the target. `one`: only one of its group. */
export function Choice({ on, press, one = false, strong = false, picture, children }: ChoiceProps) {
  const row = (
    <>
      {picture}
      <span>{strong ? <b>{children}</b> : children}</span>
      <span class="box">
        <Icon name="i-check" />
      </span>
    </>
  );
  if (!one)
    return (
      // biome-ignore lint/a11y/useSemanticElements: the whole row is the target, picture and words
      <button type="button" class="choice" role="checkbox" aria-checked={on} onClick={press}>
        {row}
      </button>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: the whole row is the target, picture and words
    <button type="button" class="choice" role="radio" aria-checked={on} onClick={press}>
      {row}
    </button>
  );
}

import sprite from "./sprite.svg?raw";

/** The drawings of both apps, once in the page; `<Icon name="i-phone" />` points at them. */
export function Sprite() {
  // The text is a file of this repository, not of a person. biome-ignore lint/security/noDangerouslySetInnerHtml: own drawing
  return <div class="sprite" aria-hidden="true" dangerouslySetInnerHTML={{ __html: sprite }} />;
}

export function Icon({ name, class: more = "ic" }: { name: string; class?: string }) {
  return (
    <svg class={more} aria-hidden="true">
      <use href={`#${name}`} />
    </svg>
  );
}

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../../paraglide/messages.js";
import type { Picture } from "./peer.ts";

interface VideoTileProps {
  readonly picture: Picture;
  readonly name?: string;
  /** Whose it is; a test finds a person's pictures by it. */
  readonly party: string;
  readonly own?: boolean;
}

/** Moving pictures of one person. `data-playing` is set by the first frame that is really shown. */
export function VideoTile({ picture, name = "", party, own = false }: VideoTileProps) {
  const element = useRef<HTMLVideoElement>(null);
  const playing = useSignal(false);
  useEffect(() => (element.current ? picture.show(element.current) : undefined), [picture]);
  return (
    <figure class={own ? "own" : ""}>
      <video
        ref={element}
        autoplay
        playsInline
        muted
        aria-label={own ? m.room_own_picture() : m.room_picture_of({ name })}
        data-party={party}
        data-playing={playing.value}
        onLoadedData={() => {
          playing.value = true;
        }}
      />
      {!own && <figcaption>{name}</figcaption>}
    </figure>
  );
}

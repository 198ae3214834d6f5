import { doingWords, initials } from "../call-words.ts";
import { LineBars } from "./line-bars.tsx";
import type { Arrived, Peer } from "./peer.ts";

const WAVE = [0.4, 0.7, 1, 0.6, 0.9, 0.5, 0.3] as const;

/** How loud somebody is, drawn; the word beside it says that they speak. */
function Wave({ level }: { level: number }) {
  return (
    <svg class="wave" viewBox="0 0 56 32" aria-hidden="true">
      {WAVE.map((share, index) => {
        const height = 4 + 6.5 * level * share;
        return <rect key={share} x={2 + index * 8} y={16 - height / 2} width="4" height={height} rx="2" />;
      })}
    </svg>
  );
}

/**
 * One person in the call. For browser tests the row carries what the browser has counted from them, anew each second:
 * `data-sound-bytes`, `data-picture-bytes`, `data-frames`.
 */
export function PeerRow({ peer, name, arrived }: { peer: Peer; name: string; arrived: Arrived | undefined }) {
  const speaks = peer.speaking && peer.sound === "on";
  return (
    <li
      class={speaks ? "peer speak" : "peer"}
      data-party={peer.party}
      data-sound={peer.sound}
      data-quality={peer.quality}
      data-sound-bytes={arrived?.soundBytes ?? 0}
      data-picture-bytes={arrived?.pictureBytes ?? 0}
      data-frames={arrived?.frames ?? 0}
    >
      <span class="ava" aria-hidden="true">
        {initials(name)}
      </span>
      <span>
        <b>{name}</b>
        <br />
        <small>{doingWords(peer)}</small>
      </span>
      <span class="signs">
        {speaks && <Wave level={peer.level} />}
        <LineBars quality={peer.quality} />
      </span>
    </li>
  );
}

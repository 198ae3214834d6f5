import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { m } from "../../paraglide/messages.js";
import { qualityWord, runningTime, troubleWords } from "../call-words.ts";
import { troubleIn } from "../devices/own-devices.ts";
import type { Call } from "../state/call-controller.ts";
import { goodForMs } from "../state/line.ts";
import { CallControls, CallNote } from "./call-controls.tsx";
import { LineBars } from "./line-bars.tsx";
import { PeerRow } from "./peer-row.tsx";
import { VideoTile } from "./video-tile.tsx";

interface CallLiveProps {
  readonly call: Call;
  readonly nameOf: (party: string) => string;
  readonly telephone: ComponentChildren;
  readonly now: number;
}

function Head({ call, now }: { call: Call; now: number }) {
  const { phase, since } = call.state.value;
  const pictures = call.ownPicture.value !== null || call.peers.value.some(({ picture }) => picture !== null);
  const title = pictures ? m.room_live_picture() : m.room_live_sound();
  return (
    <div class="head">
      <b role="status">{phase === "reconnecting" ? m.room_reconnecting() : title}</b>
      <span>
        <LineBars quality={call.quality.value} words={m.room_line_own({ line: qualityWord(call.quality.value) })} />
        <b class="num">{runningTime(now - (since ?? now))}</b>
      </span>
    </div>
  );
}

function Pictures({ call, nameOf }: Pick<CallLiveProps, "call" | "nameOf">) {
  const own = call.ownPicture.value;
  const others = call.peers.value.filter(({ picture }) => picture !== null);
  if (own === null && others.length === 0) return null;
  return (
    <div class="pictures">
      {others.map(
        ({ identity, party, picture }) =>
          picture && <VideoTile key={identity} picture={picture} party={party} name={nameOf(party)} />,
      )}
      {own && <VideoTile picture={own} party="me" own />}
    </div>
  );
}

/** What somebody in the call must know about this side's line and devices. */
function Notes({ call }: { call: Call }) {
  const { microphone, camera, replaced } = call.own.value;
  const [noSound, noPicture] = [troubleIn(microphone), troubleIn(camera)];
  return (
    <div role="status" class="notes">
      {call.picturesWait.value && (
        <CallNote icon="i-offline">
          <b>{m.room_weak()}</b>
          <br />
          <small>{m.room_weak_back({ seconds: goodForMs(call.line.value) / 1000 })}</small>
        </CallNote>
      )}
      {noSound && <CallNote icon="i-mic-off">{troubleWords("microphone", noSound)}</CallNote>}
      {noPicture && <CallNote icon="i-cam-off">{troubleWords("camera", noPicture)}</CallNote>}
      {replaced && (
        <CallNote icon={replaced === "microphone" ? "i-mic" : "i-cam"}>
          {replaced === "microphone" ? m.room_microphone_replaced() : m.room_camera_replaced()}
        </CallNote>
      )}
    </div>
  );
}

function SoundBlocked({ call }: { call: Call }) {
  if (!call.soundBlocked.value) return null;
  return (
    <div class="hear">
      <p role="alert">{m.room_sound_blocked()}</p>
      <button type="button" class="go" onClick={call.hear}>
        {m.room_hear()}
      </button>
    </div>
  );
}

/** In the room: who is there, how the line is, and four buttons. */
export function CallLive({ call, nameOf, telephone, now }: CallLiveProps) {
  const numbersOpen = useSignal(false);
  const toggle = () => {
    numbersOpen.value = !numbersOpen.value;
  };
  return (
    <>
      <Head call={call} now={now} />
      <SoundBlocked call={call} />
      <Pictures call={call} nameOf={nameOf} />
      {call.peers.value.length === 0 ? (
        <p>{m.room_alone()}</p>
      ) : (
        <ul class="peers">
          {call.peers.value.map((peer) => (
            <PeerRow key={peer.identity} peer={peer} name={nameOf(peer.party)} arrived={call.arrivals.value[peer.identity]} />
          ))}
        </ul>
      )}
      <Notes call={call} />
      {numbersOpen.value && <div class="by-phone">{telephone}</div>}
      <CallControls call={call} numbers={telephone ? { open: numbersOpen.value, toggle } : null} />
    </>
  );
}

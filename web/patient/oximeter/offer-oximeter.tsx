import { useSignal } from "@preact/signals";
import type { DevicePerson } from "#schema/api/access.ts";
import { m } from "../../shared/paraglide/messages.js";
import { usePart } from "../shell/use-part.ts";
import type { DeviceFigures } from "./read-oximeter.tsx";

const fetchReader = () => import("./read-oximeter.tsx");

interface OfferProps {
  readonly of: DevicePerson;
  readonly alsoPulse: boolean;
  readonly use: (figures: DeviceFigures) => void;
}

/** A way to the figure without typing it, only where the browser can speak to an oximeter. */
export function OfferOximeter({ of, alsoPulse, use }: OfferProps) {
  const open = useSignal(false);
  // Fetched before it is pressed: the browser opens its list of devices only just after a touch.
  const reader = usePart("bluetooth" in navigator, fetchReader);
  if (reader === null || reader === "gone") return null;
  const close = () => {
    open.value = false;
  };
  return (
    <>
      <button
        type="button"
        class="btn btn-2 from-device"
        onClick={() => {
          open.value = true;
        }}
      >
        <BluetoothMark />
        {m.oximeter_read()}
      </button>
      {open.value && (
        <reader.Part
          of={of}
          alsoPulse={alsoPulse}
          use={(figures) => {
            use(figures);
            close();
          }}
          close={close}
        />
      )}
    </>
  );
}

/** The rune by which people know the thing; never without words. */
function BluetoothMark() {
  return (
    <svg class="ic" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M6 7.500l11 9-5.500 4.500V3L17 7.500l-11 9" />
    </svg>
  );
}

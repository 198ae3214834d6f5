import { continuous, type PlxReading, spotCheck } from "./plx.ts";

/** Pulse Oximeter Service and its two measurements, by their assigned numbers. */
const SERVICE = 0x1822;
const SPOT_CHECK = 0x2a5e;
const CONTINUOUS = 0x2a5f;
/** A device that is off or out of reach is given up after this time, ms. */
const CONNECT_MS = 20_000;

// What is used of Web Bluetooth; the language's own library does not know it.
interface Characteristic extends EventTarget {
  readonly value?: DataView;
  startNotifications(): Promise<Characteristic>;
}
interface Server {
  connect(): Promise<Server>;
  disconnect(): void;
  getPrimaryService(service: number): Promise<{ getCharacteristic(characteristic: number): Promise<Characteristic> }>;
}
export interface Oximeter extends EventTarget {
  readonly gatt?: Server;
}
interface WebBluetooth {
  requestDevice(options: { filters: { services: number[] }[] }): Promise<Oximeter>;
}
declare global {
  interface Navigator {
    readonly bluetooth?: WebBluetooth;
  }
}

/** Why there is no connection. `none`: nobody chose a device. `foreign`: it does not speak the standard. */
export type Refusal = "none" | "foreign" | "unreachable";
export class NotConnected extends Error {
  override name = "NotConnected";
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** The browser's own list; it opens only for a finger on a button. */
export async function chooseOximeter(): Promise<Oximeter> {
  if (!navigator.bluetooth) throw new NotConnected("none");
  try {
    return await navigator.bluetooth.requestDevice({ filters: [{ services: [SERVICE] }] });
  } catch {
    // Closed without a choice, nothing near, Bluetooth turned off, or forbidden: for the person it is one and the same.
    throw new NotConnected("none");
  }
}

/** Either measurement may be missing; a device without both is another thing. */
async function listen(server: Server, heard: (reading: PlxReading) => void): Promise<void> {
  const service = await server.getPrimaryService(SERVICE).catch(() => null);
  if (!service) throw new NotConnected("foreign");
  const kinds = [
    { number: CONTINUOUS, parse: continuous },
    { number: SPOT_CHECK, parse: (view: DataView) => spotCheck(view, new Date()) },
  ];
  let listening = 0;
  for (const { number, parse } of kinds) {
    const characteristic = await service.getCharacteristic(number).catch(() => null);
    if (!characteristic) continue;
    characteristic.addEventListener("characteristicvaluechanged", () => {
      if (characteristic.value) heard(parse(characteristic.value));
    });
    await characteristic.startNotifications();
    listening += 1;
  }
  if (listening === 0) throw new NotConnected("foreign");
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NotConnected("unreachable")), CONNECT_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export interface Listener {
  readonly heard: (reading: PlxReading) => void;
  readonly gone: () => void;
}

/** Connects and listens until `close`; `gone` when the device leaves by itself. */
export async function connectOximeter(oximeter: Oximeter, { heard, gone }: Listener): Promise<{ close: () => void }> {
  const { gatt } = oximeter;
  if (!gatt) throw new NotConnected("unreachable");
  let open = true;
  const left = () => open && gone();
  const close = () => {
    open = false;
    oximeter.removeEventListener("gattserverdisconnected", left);
    gatt.disconnect();
  };
  oximeter.addEventListener("gattserverdisconnected", left);
  try {
    await inTime(gatt.connect().then((server) => listen(server, (reading) => open && heard(reading))));
    return { close };
  } catch (error) {
    close();
    throw error instanceof NotConnected ? error : new NotConnected("unreachable");
  }
}

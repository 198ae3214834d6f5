import type { BrowserContext, Page } from "playwright-core";

/** The two measurements of the Pulse Oximeter Service. */
export const SPOT_CHECK = 0x2a5e;
export const CONTINUOUS = 0x2a5f;

/** What the page finds as Web Bluetooth: a list with one device, which has the service and these measurements, and obeys the test. */
const AIR = `(offered) => {
  const notFound = () => { throw new DOMException("not there", "NotFoundError"); };
  class Characteristic extends EventTarget {
    listening = false;
    async startNotifications() { this.listening = true; return this; }
  }
  const characteristics = new Map(offered.map((number) => [number, new Characteristic()]));
  const device = new EventTarget();
  let connected = false;
  let stream;
  const service = { getCharacteristic: async (number) => characteristics.get(number) ?? notFound() };
  device.gatt = {
    connect: async () => {
      if (!air.near) throw new DOMException("out of range", "NetworkError");
      connected = true;
      return device.gatt;
    },
    disconnect: () => { connected = false; },
    getPrimaryService: async (number) => number === 0x1822 && offered.length > 0 ? service : notFound(),
  };
  const say = (number, bytes) => {
    const characteristic = characteristics.get(number);
    if (!connected || !characteristic.listening) return;
    characteristic.value = new DataView(Uint8Array.from(bytes).buffer);
    characteristic.dispatchEvent(new Event("characteristicvaluechanged"));
  };
  const air = {
    near: true,
    chosen: true,
    asked: [],
    isConnected: () => connected,
    say,
    rest: () => clearInterval(stream),
    stream: (number, bytes) => {
      air.rest();
      stream = setInterval(() => say(number, bytes), 400);
    },
    leave: () => {
      connected = false;
      device.dispatchEvent(new Event("gattserverdisconnected"));
    },
  };
  window.air = air;
  const requestDevice = async (options) => {
    air.asked.push(options);
    return air.chosen ? device : notFound();
  };
  Object.defineProperty(navigator, "bluetooth", { configurable: true, value: { requestDevice } });
}`;

/** A browser that can speak to an oximeter; the device is the outside world, the app's own code reads it. */
export const withOximeter = (context: BrowserContext, offered: readonly number[] = [CONTINUOUS, SPOT_CHECK]): Promise<unknown> =>
  context.addInitScript(`(${AIR})(${JSON.stringify(offered)})`);

/** A browser that knows no Bluetooth, as on an iPhone. */
export const withoutBluetooth = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript("delete Navigator.prototype.bluetooth");

const sfloat = (value: number): number[] => [value & 0xff, (value >> 8) & 0x0f];

/** A continuous measurement; `sensor`: bits of Device and Sensor Status. */
const streamed = (spo2: number, pulse: number, sensor?: number): number[] => [
  sensor === undefined ? 0 : 0b1000,
  ...sfloat(spo2),
  ...sfloat(pulse),
  ...(sensor === undefined ? [] : [sensor & 0xff, (sensor >> 8) & 0xff, (sensor >> 16) & 0xff]),
];

/** The device sends this from now on, more than twice a second. */
export const deviceStreams = (page: Page, spo2: number, pulse: number, sensor?: number): Promise<void> =>
  page.evaluate(`air.stream(${CONTINUOUS}, ${JSON.stringify(streamed(spo2, pulse, sensor))})`);
/** It stays connected and sends nothing more by itself: what it says next is not followed by something else within the half second. */
export const deviceRests = (page: Page): Promise<void> => page.evaluate("air.rest()");
/** The device sends one spot check; `status`: its Measurement Status. */
export const deviceSends = (page: Page, spo2: number, pulse: number, status = 0): Promise<void> =>
  page.evaluate(
    `air.say(${SPOT_CHECK}, ${JSON.stringify([0b10, ...sfloat(spo2), ...sfloat(pulse), status & 0xff, status >> 8])})`,
  );
export const deviceLeaves = (page: Page): Promise<void> => page.evaluate("air.leave()");

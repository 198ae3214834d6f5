import { HOW_TO_GET, obtainLivekit } from "../livekit/obtain.ts";

/** Whether the tests of calls can run; installs LiveKit where Go can do it, else says how to get it. */
export async function haveLivekit(): Promise<boolean> {
  if ((await obtainLivekit()) !== null) return true;
  console.error(`LiveKit was not found: the tests of calls are left out. To have it:\n  ${HOW_TO_GET.join("\n  ")}`);
  return false;
}

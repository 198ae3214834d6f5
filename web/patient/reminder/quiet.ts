/** A reminder that still stands on this phone's screen is taken off: what it asked for is done. */
export async function quiet(episodeId: string): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration("/");
  const shown = (await registration?.getNotifications({ tag: `reminder ${episodeId}` })) ?? [];
  for (const one of shown) one.close();
}

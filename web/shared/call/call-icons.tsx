/** Drawings that only the call needs: they come with it, so that the apps' first load does not grow. */
export function CallIcons() {
  return (
    <svg class="sr" aria-hidden="true">
      <symbol id="i-mic-off" viewBox="0 0 24 24">
        <path d="M9 9V6a3 3 0 0 1 6 0v5M15 14a3 3 0 0 1-6-1M5 11a7 7 0 0 0 12 5M19 11a7 7 0 0 1-.5 2.5M12 18v3M3 3l18 18" />
      </symbol>
      <symbol id="i-cam" viewBox="0 0 24 24">
        <path d="M3 7h11v10H3zM14 11l6-3v8l-6-3" />
      </symbol>
      <symbol id="i-leave" viewBox="0 0 24 24">
        <path d="M14 4H5v16h9M10 12h11M17 8l4 4-4 4" />
      </symbol>
    </svg>
  );
}

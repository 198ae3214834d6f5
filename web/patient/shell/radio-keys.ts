/** Which radio button of `count` an arrow key leads to from `place`, round at the ends; null: not a key of the group. */
export function radioAfter(key: string, place: number, count: number): number | null {
  if (place < 0) return null;
  if (key === "ArrowDown" || key === "ArrowRight") return (place + 1) % count;
  return key === "ArrowUp" || key === "ArrowLeft" ? (place - 1 + count) % count : null;
}

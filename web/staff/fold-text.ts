/** Text without accents and case, so that "nguyen" finds Nguyễn; đ counts as d. */
export const foldText = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/đ/giu, "d")
    .toLowerCase()
    .trim();

/** Does `text` hold every word of `sought`, accents ignored? */
export const holdsAll = (text: string, sought: string): boolean => {
  const folded = foldText(text);
  return foldText(sought)
    .split(/\s+/)
    .every((word) => folded.includes(word));
};

/** Text as it is searched: lower case, Vietnamese marks removed, đ as d, one space between words. Khmer keeps its signs. */
export function foldForSearch(text: string): string {
  const bare = text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
  return bare.toLowerCase().replaceAll("đ", "d").replace(/\s+/g, " ").trim();
}

/** The digits of a telephone number after its leading 0 or +84, so that both ways of writing find each other; "" if it is none. */
export function phoneDigits(text: string): string {
  const digits = text.replace(/[\s.-]/g, "");
  return /^\+?\d+$/.test(digits) ? digits.replace(/^(\+84|0)/, "").replace("+", "") : "";
}

import type { Language } from "#schema/terms.ts";

/**
 * Text messages: no name, nothing of an illness, since anybody may read them over a shoulder. Vietnamese without marks, so that one
 * message holds it (GSM 7 bit, 160 characters); Khmer takes Unicode (70 in one, 67 in each of several). The gateway's operator has these
 * words registered: change them there first (docs/operations.md).
 */
export const TEXTS: { readonly reminder: Readonly<Record<Language, string>> } = {
  reminder: {
    vi: "Dong Hanh: Da den gio gui thong tin cho tram y te. Mo ung dung Dong Hanh tren dien thoai de lam ngay. Nguy cap: goi 115.",
    en: "Dong Hanh: It is time to send your report to the health station. Open the Dong Hanh app on your phone. In danger: call 115.",
    km: "Dong Hanh៖ ដល់ម៉ោងផ្ញើព័ត៌មានទៅស្ថានីយសុខាភិបាលហើយ។ សូមបើកកម្មវិធី Dong Hanh។ គ្រោះថ្នាក់៖ ហៅ 115។",
  },
};

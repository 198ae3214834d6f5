/** Wrong tries in a row after which a name is locked. */
export const MOST_TRIES = 10;
/** How long a name stays locked, ms. */
export const LOCK_MS = 15 * 60_000;
/** How long a password that a lead has set may be used, ms. */
export const TEMPORARY_MS = 24 * 3_600_000;

const FEWEST_CHARACTERS = 10;
/** Common passwords of ten characters and more, here and abroad; shorter ones are refused by their length. */
const COMMON: ReadonlySet<string> = new Set([
  "0123456789",
  "1234567890",
  "0987654321",
  "12345678910",
  "123456789a",
  "1234567891",
  "1q2w3e4r5t",
  "1qaz2wsx3edc",
  "abcd123456",
  "abc1234567",
  "anhyeuem123",
  "anhyeuem1234",
  "baobinh123",
  "congchua123",
  "covid19covid19",
  "donghanh123",
  "emyeuanh123",
  "iloveyou123",
  "khongbiet123",
  "letmein123",
  "matkhau123",
  "matkhau1234",
  "matkhau12345",
  "nguyenvana",
  "password12",
  "password123",
  "password1234",
  "qwerty1234",
  "qwerty12345",
  "qwertyuiop",
  "saigon1234",
  "tramyte123",
  "trạmyte123",
  "vietnam123",
  "vietnam1234",
]);

/** One way of typing for one password: the same letters typed with marks composed or not are the same. */
export const asTyped = (password: string): string => password.normalize("NFC");

/** Whether a password is too easily guessed: short, common, one character again and again, or made around the user name. */
export function isWeakPassword(password: string, username: string): boolean {
  const text = asTyped(password).toLowerCase();
  const letters = [...text];
  if (letters.length < FEWEST_CHARACTERS || COMMON.has(text)) return true;
  return new Set(letters).size < 4 || (username.length > 2 && text.includes(username));
}

/** Syllables that are read out on the telephone without doubt: no marks, no two alike. */
const SYLLABLES =
  "an anh ban bao binh bo cam canh cau chim chua cong dan dao den dong dua duong gio hai hanh hoa hoai hong hue kem khoai kim la lam lan lua mai mang may me mi minh mua muoi nam nang ngo nhan nho non nui ong phong phu qua que rau sao sen song suong tam tau thanh thu tre trang vui xanh xoai xuan".split(
    " ",
  );

/** A password to be read out and changed at once: three syllables and four digits, 2^31 of them, behind ten tries and a day. */
export function temporaryPassword(below: (limit: number) => number): string {
  const syllables = Array.from({ length: 3 }, () => SYLLABLES[below(SYLLABLES.length)] ?? "sen");
  return [...syllables, String(below(10_000)).padStart(4, "0")].join("-");
}

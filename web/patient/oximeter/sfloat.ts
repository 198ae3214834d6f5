/** What the 16 bits say instead of a number: +INF, NaN, NRes ("not at this resolution"), a reserved value, -INF. */
const NO_NUMBER: readonly number[] = [0x07fe, 0x07ff, 0x0800, 0x0801, 0x0802];

/**
 * The medical short float of IEEE 11073-20601: four bits of exponent to the base ten, twelve of mantissa, both signed. Little endian,
 * as every figure of a characteristic. null: the device says that there is no figure.
 */
export function readSfloat(view: DataView, offset: number): number | null {
  const bits = view.getUint16(offset, true);
  if (NO_NUMBER.includes(bits)) return null;
  const mantissa = ((bits & 0x0fff) << 20) >> 20;
  const exponent = (bits << 16) >> 28;
  // Through the decimal digits: 0.1 has no exact neighbour, 365e-1 is 36.5.
  return Number(`${mantissa}e${exponent}`);
}

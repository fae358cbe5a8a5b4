// Owns the making of ids for new rows: UUIDv7, so that ids sort by when they were made.
// Must not know what an id names.

let last = 0;
let sequence = 0;

/** A new id. Ids made in the same millisecond still sort in the order they were made. */
export function newId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  if (now > last) [last, sequence] = [now, bytes[6]! & 0x07];
  else if (sequence === 0xfff) [last, sequence] = [last + 1, 0];
  else sequence += 1;
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(last / 2 ** (8 * (5 - i))) & 0xff;
  bytes[6] = 0x70 | (sequence >> 8);
  bytes[7] = sequence & 0xff;
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

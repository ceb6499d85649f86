/** The checksum of everything that is stored to be read again. */
import { crc32 } from 'node:zlib';

/**
 * CRC-32 of bytes, or of a text's UTF-8. Finds every change of up to 32
 * neighbouring bits; of other damage it misses one in 2^32.
 *
 * @param before checksum of what came before, to go on with
 */
export function checksum(data: string | Uint8Array, before = 0): number {
  return crc32(data, before);
}

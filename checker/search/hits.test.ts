import { describe, expect, it } from 'vitest';
import { HitLog } from './hits.js';

const logOf = (claims: number, once: number): HitLog =>
  new HitLog(claims, once, new SharedArrayBuffer(HitLog.bytes(claims)));

describe('HitLog', () => {
  it('counts states by claim and keeps the earliest', () => {
    const log = logOf(3, 0);
    log.note(7, 0b101);
    log.note(4, 0b100);
    log.note(9, 0b100);
    expect([...log.first]).toEqual([7, -1, 4]);
    expect([...log.counts]).toEqual([1, 0, 3]);
  });

  it('stops watching a claim for which one state is enough', () => {
    const log = logOf(3, 0b010);
    expect(log.note(1, 0b001) & 0b111).toBe(0b111);
    expect(log.note(2, 0b011) & 0b111).toBe(0b101);
  });

  it('has room for 31 claims', () => {
    const log = logOf(31, 0);
    log.note(5, 1 << 30);
    expect(log.first[30]).toBe(5);
    expect(log.first[0]).toBe(-1);
  });
});

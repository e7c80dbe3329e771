/**
 * The kernel in WebAssembly: 128 rows at a time. What the instructions mean stands in ../src/pool/instructions.ts;
 * numbers here are those numbers. Built by `pnpm build:kernel` into ../src/pool/kernel-bytes.ts.
 */

let tileBytes: i32 = 0;
/** Bytes of a bitmap that the tile fills: whole pairs of blocks. */
let length: i32 = 0;

const block: i32 = 16;
const pair: i32 = 32;

@inline
function arg(code: i32, index: i32): i32 {
  return load<i32>(code + (index << 2));
}

@inline
function none(): v128 {
  return i64x2.splat(0);
}

@inline
function all(): v128 {
  return i64x2.splat(-1);
}

export function run(code: i32, rows: i32, bytes: i32, moves: i32, moveCount: i32): void {
  tileBytes = bytes;
  const tileRows = bytes << 3;
  for (let first = 0; first < rows; first += tileRows) {
    length = ((min(rows - first, tileRows) + 255) >> 8) * pair;
    runTile(code);
    for (let i = 0; i < moveCount; i += 1) {
      const operand = arg(moves, 2 * i);
      store<i32>(operand, load<i32>(operand) + arg(moves, 2 * i + 1));
    }
  }
}

function runTile(code: i32): void {
  while (true) {
    const instruction = load<i32>(code);
    code += 4;
    switch (instruction) {
      case 0:
        return;
      case 1:
        code = or(code);
        break;
      case 2:
        code = and(code);
        break;
      case 3:
        code = nor(code);
        break;
      case 4:
        code = andNot(code);
        break;
      case 5:
        code = level(code);
        break;
      case 6:
        code = atLeast(code);
        break;
      case 7:
        code = notLess(code);
        break;
      case 8:
        code = count(code);
        break;
      case 9:
        code = week(code);
        break;
      case 10:
        code = period(code);
        break;
      case 11:
        code = adult(code);
        break;
      case 12:
        code = travel(code);
        break;
      case 13:
        code = lacking(code);
        break;
      case 14:
        code = tally(code);
        break;
      case 15:
        code = sum(code);
        break;
      case 16:
        code = opens(code);
        break;
      case 17:
        code = score(code);
        break;
      default:
        unreachable();
    }
  }
}

function or(code: i32): i32 {
  const out = arg(code, 0);
  const n = arg(code, 1);
  const list = code + 8;
  for (let b = 0; b < length; b += pair) {
    let first = none();
    let second = none();
    for (let i = 0; i < n; i += 1) {
      const p = arg(list, i) + b;
      first = v128.or(first, v128.load(p));
      second = v128.or(second, v128.load(p, block));
    }
    v128.store(out + b, first);
    v128.store(out + b, second, block);
  }
  return list + (n << 2);
}

function and(code: i32): i32 {
  const out = arg(code, 0);
  const n = arg(code, 1);
  const list = code + 8;
  for (let b = 0; b < length; b += pair) {
    let first = all();
    let second = all();
    for (let i = 0; i < n; i += 1) {
      const p = arg(list, i) + b;
      first = v128.and(first, v128.load(p));
      second = v128.and(second, v128.load(p, block));
    }
    v128.store(out + b, first);
    v128.store(out + b, second, block);
  }
  return list + (n << 2);
}

function nor(code: i32): i32 {
  const out = arg(code, 0);
  const n = arg(code, 1);
  const list = code + 8;
  for (let b = 0; b < length; b += pair) {
    let first = none();
    let second = none();
    for (let i = 0; i < n; i += 1) {
      const p = arg(list, i) + b;
      first = v128.or(first, v128.load(p));
      second = v128.or(second, v128.load(p, block));
    }
    v128.store(out + b, v128.not(first));
    v128.store(out + b, v128.not(second), block);
  }
  return list + (n << 2);
}

function andNot(code: i32): i32 {
  const out = arg(code, 0);
  const a = arg(code, 1);
  const n = arg(code, 2);
  const list = code + 12;
  for (let b = 0; b < length; b += pair) {
    let first = none();
    let second = none();
    for (let i = 0; i < n; i += 1) {
      const p = arg(list, i) + b;
      first = v128.or(first, v128.load(p));
      second = v128.or(second, v128.load(p, block));
    }
    v128.store(out + b, v128.andnot(v128.load(a + b), first));
    v128.store(out + b, v128.andnot(v128.load(a + b, block), second), block);
  }
  return list + (n << 2);
}

/** One step of comparing with a constant, from the lowest digit: a digit of 1 needs one, a digit of 0 is passed by one. */
@inline
function compared(atLeast: v128, digit: v128, needed: i32): v128 {
  return needed ? v128.and(atLeast, digit) : v128.or(atLeast, digit);
}

function level(code: i32): i32 {
  const blocked = arg(code, 0);
  const unknown = arg(code, 1);
  const p0 = arg(code, 2);
  const p1 = arg(code, 3);
  const p2 = arg(code, 4);
  const k = arg(code, 5);
  for (let b = 0; b < length; b += block) {
    const d0 = v128.load(p0 + b);
    const d1 = v128.load(p1 + b);
    const d2 = v128.load(p2 + b);
    const known = v128.or(v128.or(d0, d1), d2);
    const enough = compared(compared(compared(all(), d0, k & 1), d1, k & 2), d2, k & 4);
    v128.store(blocked + b, v128.andnot(known, enough));
    v128.store(unknown + b, v128.not(known));
  }
  return code + 24;
}

function atLeast(code: i32): i32 {
  const out = arg(code, 0);
  const k = arg(code, 1);
  const n = arg(code, 2);
  const list = code + 12;
  const beyond = k >> n != 0;
  for (let b = 0; b < length; b += block) {
    let enough = all();
    for (let i = 0; i < n; i += 1) enough = compared(enough, v128.load(arg(list, i) + b), (k >> i) & 1);
    v128.store(out + b, beyond ? none() : enough);
  }
  return list + (n << 2);
}

function notLess(code: i32): i32 {
  const out = arg(code, 0);
  const n = arg(code, 1);
  const list = code + 8;
  for (let b = 0; b < length; b += block) {
    let enough = all();
    for (let i = 0; i < n; i += 1) {
      const mine = v128.load(arg(list, i) + b);
      const theirs = v128.load(arg(list, n + i) + b);
      // More in this digit decides; equal leaves it to the lower ones.
      enough = v128.or(v128.andnot(mine, theirs), v128.andnot(enough, v128.xor(mine, theirs)));
    }
    v128.store(out + b, enough);
  }
  return list + (n << 3);
}

function count(code: i32): i32 {
  const out = arg(code, 0);
  const digits = arg(code, 1);
  const n = arg(code, 2);
  const list = code + 12;
  if (digits > 4) return countMany(out, digits, n, list);
  for (let b = 0; b < length; b += block) {
    let d0 = none();
    let d1 = none();
    let d2 = none();
    let d3 = none();
    for (let i = 0; i < n; i += 1) {
      const one = v128.load(arg(list, i) + b);
      const two = v128.and(d0, one);
      d0 = v128.xor(d0, one);
      const four = v128.and(d1, two);
      d1 = v128.xor(d1, two);
      d3 = v128.xor(d3, v128.and(d2, four));
      d2 = v128.xor(d2, four);
    }
    let place = out + b;
    v128.store(place, d0);
    if (digits > 1) v128.store((place += tileBytes), d1);
    if (digits > 2) v128.store((place += tileBytes), d2);
    if (digits > 3) v128.store((place += tileBytes), d3);
  }
  return list + (n << 2);
}

function countMany(out: i32, digits: i32, n: i32, list: i32): i32 {
  for (let b = 0; b < length; b += block) {
    for (let d = 0; d < digits; d += 1) v128.store(out + d * tileBytes + b, none());
    for (let i = 0; i < n; i += 1) {
      let carry = v128.load(arg(list, i) + b);
      for (let d = 0; d < digits; d += 1) {
        const place = out + d * tileBytes + b;
        const digit = v128.load(place);
        v128.store(place, v128.xor(digit, carry));
        carry = v128.and(digit, carry);
      }
    }
  }
  return list + (n << 2);
}

@inline
function majority(a: v128, b: v128, c: v128): v128 {
  return v128.or(v128.and(a, b), v128.and(c, v128.or(a, b)));
}

@inline
function odd(a: v128, b: v128, c: v128): v128 {
  return v128.xor(v128.xor(a, b), c);
}

function week(code: i32): i32 {
  const out = arg(code, 0);
  const m0 = arg(code, 1);
  const m1 = arg(code, 2);
  const m2 = arg(code, 3);
  const m3 = arg(code, 4);
  const m4 = arg(code, 5);
  let next = code;
  for (let b = 0; b < length; b += block) {
    let s0 = none();
    let s1 = none();
    let s2 = none();
    let s3 = none();
    let s4 = none();
    let s5 = none();
    let s6 = none();
    let s7 = none();
    next = code + 24;
    for (let day = 0; day < 7; day += 1) {
      const n = load<i32>(next);
      next += 4;
      if (n == 0) continue;
      let c0 = none();
      let c1 = none();
      let c2 = none();
      let c3 = none();
      let c4 = none();
      // Four hours at a time: three full adders, then the carry of four runs on.
      for (let i = 0; i < n; i += 4) {
        const h0 = v128.load(arg(next, i) + b);
        const h1 = v128.load(arg(next, i + 1) + b);
        const h2 = v128.load(arg(next, i + 2) + b);
        const h3 = v128.load(arg(next, i + 3) + b);
        const twos = majority(c0, h0, h1);
        c0 = odd(c0, h0, h1);
        const moreTwos = majority(c0, h2, h3);
        c0 = odd(c0, h2, h3);
        const fours = majority(c1, twos, moreTwos);
        c1 = odd(c1, twos, moreTwos);
        const eights = v128.and(c2, fours);
        c2 = v128.xor(c2, fours);
        const sixteens = v128.and(c3, eights);
        c3 = v128.xor(c3, eights);
        c4 = v128.xor(c4, sixteens);
      }
      next += n << 2;
      // At most so many a day.
      const a0 = v128.load(m0 + b);
      const a1 = v128.load(m1 + b);
      const a2 = v128.load(m2 + b);
      const a3 = v128.load(m3 + b);
      const a4 = v128.load(m4 + b);
      let more = v128.andnot(c0, a0);
      more = v128.or(v128.andnot(c1, a1), v128.andnot(more, v128.xor(c1, a1)));
      more = v128.or(v128.andnot(c2, a2), v128.andnot(more, v128.xor(c2, a2)));
      more = v128.or(v128.andnot(c3, a3), v128.andnot(more, v128.xor(c3, a3)));
      more = v128.or(v128.andnot(c4, a4), v128.andnot(more, v128.xor(c4, a4)));
      c0 = v128.bitselect(a0, c0, more);
      c1 = v128.bitselect(a1, c1, more);
      c2 = v128.bitselect(a2, c2, more);
      c3 = v128.bitselect(a3, c3, more);
      c4 = v128.bitselect(a4, c4, more);
      // Added to the week.
      let carry = v128.and(s0, c0);
      s0 = v128.xor(s0, c0);
      let over = majority(s1, c1, carry);
      s1 = odd(s1, c1, carry);
      carry = majority(s2, c2, over);
      s2 = odd(s2, c2, over);
      over = majority(s3, c3, carry);
      s3 = odd(s3, c3, carry);
      carry = majority(s4, c4, over);
      s4 = odd(s4, c4, over);
      over = v128.and(s5, carry);
      s5 = v128.xor(s5, carry);
      carry = v128.and(s6, over);
      s6 = v128.xor(s6, over);
      s7 = v128.xor(s7, carry);
    }
    let place = out + b;
    v128.store(place, s0);
    v128.store((place += tileBytes), s1);
    v128.store((place += tileBytes), s2);
    v128.store((place += tileBytes), s3);
    v128.store((place += tileBytes), s4);
    v128.store((place += tileBytes), s5);
    v128.store((place += tileBytes), s6);
    v128.store((place += tileBytes), s7);
  }
  return next;
}

/** 16 rows of a column of 16-bit numbers compared, as 16 bits. */
@inline
function bits(low: v128, high: v128): i32 {
  return i8x16.bitmask(i8x16.narrow_i16x8_s(low, high));
}

function period(code: i32): i32 {
  const blocked = arg(code, 0);
  const unknown = arg(code, 1);
  let column = arg(code, 2);
  const latest = i16x8.splat(arg(code, 3) as i16);
  const zero = none();
  for (let b = 0; b < length; b += 2, column += 32) {
    const low = v128.load(column);
    const high = v128.load(column, 16);
    store<u16>(blocked + b, bits(i16x8.gt_u(low, latest), i16x8.gt_u(high, latest)));
    store<u16>(unknown + b, bits(i16x8.eq(low, zero), i16x8.eq(high, zero)));
  }
  return code + 16;
}

@inline
function minor(adult: v128, from: v128, start: v128, latest: v128): v128 {
  const later = v128.and(i16x8.gt_u(from, start), i16x8.le_u(from, latest));
  return i16x8.gt_u(adult, v128.bitselect(from, start, later));
}

function adult(code: i32): i32 {
  const blocked = arg(code, 0);
  const unknown = arg(code, 1);
  let adultColumn = arg(code, 2);
  let fromColumn = arg(code, 3);
  const start = i16x8.splat(arg(code, 4) as i16);
  const latest = i16x8.splat(arg(code, 5) as i16);
  const zero = none();
  for (let b = 0; b < length; b += 2, adultColumn += 32, fromColumn += 32) {
    const low = v128.load(adultColumn);
    const high = v128.load(adultColumn, 16);
    const lowFrom = v128.load(fromColumn);
    const highFrom = v128.load(fromColumn, 16);
    store<u16>(blocked + b, bits(minor(low, lowFrom, start, latest), minor(high, highFrom, start, latest)));
    store<u16>(unknown + b, bits(i16x8.eq(low, zero), i16x8.eq(high, zero)));
  }
  return code + 24;
}

/** Four rows: farther away than the squared distance that they travel. */
@inline
function tooFar(positions: i32, here: v128, tens: v128): v128 {
  const away = i16x8.sub(v128.load(positions), here);
  return i32x4.gt_s(i32x4.dot_i16x8_s(away, away), i32x4.mul(tens, tens));
}

function travel(code: i32): i32 {
  const blocked = arg(code, 0);
  const unknown = arg(code, 1);
  let positions = arg(code, 2);
  let distances = arg(code, 3);
  const home = arg(code, 4);
  const here = i32x4.splat((arg(code, 5) & 0xffff) | (arg(code, 6) << 16));
  const ten = i16x8.splat(10);
  const nowhere = i16x8.splat(-1);
  for (let b = 0; b < length; b += 1, positions += 32, distances += 16) {
    const kilometres = v128.load(distances);
    const far = i16x8.narrow_i32x4_s(
      tooFar(positions, here, i32x4.extmul_low_i16x8_s(kilometres, ten)),
      tooFar(positions + 16, here, i32x4.extmul_high_i16x8_s(kilometres, ten)),
    );
    const unsaid = i16x8.bitmask(i16x8.eq(kilometres, nowhere)) | (load<u8>(home + b) ^ 0xff);
    store<u8>(blocked + b, i16x8.bitmask(far) & ~unsaid);
    store<u8>(unknown + b, unsaid);
  }
  return code + 28;
}

function lacking(code: i32): i32 {
  const out = arg(code, 0);
  const had = arg(code, 1);
  const n = arg(code, 2);
  const list = code + 12;
  for (let b = 0; b < length; b += block) {
    let any = none();
    for (let i = 0; i < n; i += 1)
      any = v128.or(any, v128.andnot(v128.load(arg(list, 2 * i) + b), v128.load(arg(list, 2 * i + 1) + b)));
    v128.store(out + b, v128.andnot(any, v128.load(had + b)));
  }
  return list + (n << 3);
}

function tally(code: i32): i32 {
  const out = arg(code, 0);
  const n = arg(code, 1);
  const list = code + 8;
  for (let b = 0; b < length; b += block) {
    let t1 = none();
    let t2 = none();
    let t3 = none();
    let t4 = none();
    for (let i = 0; i < n; i += 1) {
      const p = v128.load(arg(list, i) + b);
      t4 = v128.or(t4, v128.and(t3, p));
      t3 = v128.or(t3, v128.and(t2, p));
      t2 = v128.or(t2, v128.and(t1, p));
      t1 = v128.or(t1, p);
    }
    let place = out + b;
    v128.store(place, t1);
    v128.store((place += tileBytes), t2);
    v128.store((place += tileBytes), t3);
    v128.store((place += tileBytes), t4);
  }
  return list + (n << 2);
}

/** Bits set in both halves. */
@inline
function ones(bytes: v128): v128 {
  return i16x8.extadd_pairwise_i8x16_u(i8x16.popcnt(bytes));
}

@inline
function totalOf(counts: v128): i32 {
  const wide = i32x4.extadd_pairwise_i16x8_u(counts);
  return (
    i32x4.extract_lane(wide, 0) +
    i32x4.extract_lane(wide, 1) +
    i32x4.extract_lane(wide, 2) +
    i32x4.extract_lane(wide, 3)
  );
}

function sum(code: i32): i32 {
  const total = arg(code, 0);
  const p = arg(code, 1);
  // A tile has at most 128 blocks, each adding at most 16 to a lane of 16 bits.
  let counts = none();
  for (let b = 0; b < length; b += block) counts = i16x8.add(counts, ones(v128.load(p + b)));
  store<i32>(total, load<i32>(total) + totalOf(counts));
  return code + 8;
}

function opens(code: i32): i32 {
  const total = arg(code, 0);
  const out = arg(code, 1);
  const mask = arg(code, 2);
  const t1 = arg(code, 3);
  const n = arg(code, 4);
  const p0 = n > 0 ? arg(code, 5) : 0;
  const p1 = n > 1 ? arg(code, 6) : 0;
  const p2 = n > 2 ? arg(code, 7) : 0;
  const list = code + 20 + (n << 2);
  const m = load<i32>(list);
  const t2 = t1 + tileBytes;
  const t3 = t2 + tileBytes;
  const t4 = t3 + tileBytes;
  let counts = none();
  for (let b = 0; b < length; b += block) {
    const first = n > 0 ? v128.load(p0 + b) : none();
    const once = v128.load(t1 + b);
    const twice = v128.load(t2 + b);
    let open: v128;
    if (n < 2) open = v128.andnot(v128.and(first, once), twice);
    else {
      const second = v128.load(p1 + b);
      const either = v128.or(first, second);
      const both = v128.and(first, second);
      const thrice = v128.load(t3 + b);
      if (n == 2) {
        open = v128.or(v128.andnot(v128.and(once, either), twice), v128.andnot(v128.and(twice, both), thrice));
      } else {
        const third = v128.load(p2 + b);
        const two = v128.or(both, v128.and(third, either));
        open = v128.or(
          v128.or(
            v128.andnot(v128.and(once, v128.or(either, third)), twice),
            v128.andnot(v128.and(twice, two), thrice),
          ),
          v128.andnot(v128.and(thrice, v128.and(both, third)), v128.load(t4 + b)),
        );
      }
    }
    open = v128.and(open, v128.load(mask + b));
    for (let i = 0; i < m; i += 1) open = v128.andnot(open, v128.load(arg(list, 1 + i) + b));
    if (out) v128.store(out + b, open);
    counts = i16x8.add(counts, ones(open));
  }
  store<i32>(total, load<i32>(total) + totalOf(counts));
  return list + ((m + 1) << 2);
}

@inline
function bit(p: i32, row: i32): i32 {
  return (load<u8>(p + (row >> 3)) >> ((row & 7) as u8)) & 1;
}

@inline
function number(p: i32, digits: i32, row: i32): i32 {
  let value = 0;
  for (let d = 0; d < digits; d += 1) value |= bit(p + d * tileBytes, row) << d;
  return value;
}

@inline
function looked(lut: i32, index: i32): i32 {
  return load<i32>(lut + (index << 2));
}

function score(code: i32): i32 {
  const mask = arg(code, 0);
  const heap = arg(code, 1);
  const parameters = arg(code, 2);
  const comfort = arg(parameters, 0);
  const comfortDigits = arg(parameters, 1);
  const comfortLut = arg(parameters, 2);
  const tasks = arg(parameters, 3);
  const tasksDigits = arg(parameters, 4);
  const tasksLut = arg(parameters, 5);
  const wishes = arg(parameters, 6);
  const wishesDigits = arg(parameters, 7);
  const wishesLut = arg(parameters, 8);
  const interest0 = arg(parameters, 9);
  const interest1 = arg(parameters, 10);
  const interestLut = arg(parameters, 11);
  const goals = arg(parameters, 12);
  const develops = arg(parameters, 13);
  const growthLut = arg(parameters, 14);
  const since = arg(parameters, 15);
  const asOf = arg(parameters, 16);
  const waitingLut = arg(parameters, 17);
  const hoursMin = arg(parameters, 18);
  const hoursMax = arg(parameters, 19);
  const hoursWanted = arg(parameters, 20);
  const placeMin = arg(parameters, 21);
  const placeMax = arg(parameters, 22);
  const hoursWeight = arg(parameters, 23);
  const travelFree = arg(parameters, 24);
  const position = arg(parameters, 25);
  const home = arg(parameters, 26);
  const east = arg(parameters, 27);
  const north = arg(parameters, 28);
  const travelLut = arg(parameters, 29);
  const rank = arg(parameters, 30);
  const most = arg(parameters, 31);

  for (let b = 0; b < length; b += 8) {
    for (let rest = load<u64>(mask + b); rest != 0; rest &= rest - 1) {
      const row = (b << 3) + (ctz(rest) as i32);
      // What is read at once comes first: who cannot reach the list any more is left.
      let points = looked(interestLut, bit(interest0, row) | (bit(interest1, row) << 1));
      const since1 = load<u16>(since + (row << 1)) as i32;
      points += since1 == 0 ? 0 : looked(waitingLut, min(max(asOf - since1, 0), 365));
      points += looked(growthLut, developed(load<u32>(goals + (row << 2)), develops));
      points +=
        hoursWeight *
        suits(
          load<u8>(hoursMin + row) as i32,
          load<u8>(hoursMax + row) as i32,
          load<u8>(hoursWanted + row) as i32,
          placeMin,
          placeMax,
        );
      const room = load<i32>(heap);
      const used = load<i32>(heap, 4);
      if (used == room && points + most < load<i32>(heap, 12) >> 16) continue;

      points += looked(comfortLut, number(comfort, comfortDigits, row));
      points += looked(tasksLut, number(tasks, tasksDigits, row));
      points += looked(wishesLut, number(wishes, wishesDigits, row));
      let distance = 0;
      if (!travelFree) {
        if (bit(home, row)) {
          const e = (load<i16>(position + (row << 2)) as i32) - east;
          const n = (load<i16>(position + (row << 2), 2) as i32) - north;
          distance = min(sqrt<f64>((e * e + n * n) as f64) as i32, 400);
        } else distance = 401;
      }
      points += looked(travelLut, distance);

      const waits = since1 == 0 ? 0 : 65536 - since1;
      const high = ((points << 16) | waits) as u64;
      const low = (load<u32>(rank + (row << 2)) as u64) ^ 0xffff_ffff;
      keep(heap, room, used, (high << 32) | low);
    }
  }
  return code + 12;
}

@inline
function developed(goals: u32, develops: i32): i32 {
  return (
    (load<u8>(develops + ((goals & 0xff) as i32)) as i32) +
    (load<u8>(develops + (((goals >> 8) & 0xff) as i32)) as i32) +
    (load<u8>(develops + (((goals >> 16) & 0xff) as i32)) as i32) +
    (load<u8>(develops + ((goals >> 24) as i32)) as i32)
  );
}

/** 0-100: how near the hours in common come to those wanted. */
@inline
function suits(least: i32, most: i32, wanted: i32, placeMin: i32, placeMax: i32): i32 {
  if (most == 255) return 50;
  const lo = max(least, placeMin);
  const hi = min(most, placeMax);
  if (lo > hi) return 0;
  if (wanted == 255 || (lo <= wanted && wanted <= hi)) return 100;
  const off = wanted < lo ? lo - wanted : wanted - hi;
  return max(0, 100 - (100 * off) / max(1, wanted));
}

/** Entries with room for more are added, else the lowest gives way to a higher one. */
function keep(heap: i32, room: i32, used: i32, key: u64): void {
  const entries = heap + 8;
  if (used < room) {
    store<i32>(heap, used + 1, 4);
    let place = used;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = load<u64>(entries + (parent << 3));
      if (above <= key) break;
      store<u64>(entries + (place << 3), above);
      place = parent;
    }
    store<u64>(entries + (place << 3), key);
    return;
  }
  if (room == 0 || key <= load<u64>(entries)) return;
  let place = 0;
  while (true) {
    let child = (place << 1) + 1;
    if (child >= used) break;
    let below = load<u64>(entries + (child << 3));
    if (child + 1 < used) {
      const other = load<u64>(entries + (child << 3), 8);
      if (other < below) {
        below = other;
        child += 1;
      }
    }
    if (key <= below) break;
    store<u64>(entries + (place << 3), below);
    place = child;
  }
  store<u64>(entries + (place << 3), key);
}

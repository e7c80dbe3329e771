/**
 * The kernel in JavaScript: 32 rows at a time, where there is no WebAssembly with SIMD. Written to be read beside
 * ../../assembly/kernel.ts, instruction by instruction, and compared with it in the tests. What is read from memory is
 * inside it by the program's making, hence the assertions. Every instruction takes the views of the memory into names of
 * its own, which the compiler can keep in registers.
 */
import { heapHead, instruction, parameter, type Kernel } from "./instructions.ts";
import type { Memory } from "./memory.ts";

export function javaScriptKernel(memory: Memory): Kernel {
  let words = new Int32Array(memory.buffer);
  let unsigned = new Uint32Array(memory.buffer);
  let bytes = new Uint8Array(memory.buffer);
  let halves = new Uint16Array(memory.buffer);
  let tileWords = 0;
  /** Words of 32 rows in the tile. */
  let length = 0;
  /** Index of the program's next word. */
  let pc = 0;

  const next = (): number => words[pc++]!;
  /** The index of the word at an address. */
  const nextPlace = (): number => next() >>> 2;
  const nextPlaces = (): Int32Array => {
    const list = words.slice(pc + 1, pc + 1 + words[pc]!);
    pc += 1 + list.length;
    for (let i = 0; i < list.length; i += 1) list[i] = list[i]! >>> 2;
    return list;
  };

  function orInto(out: number, list: Int32Array): void {
    const w32 = words;
    const size = length;
    if (list.length === 0) {
      w32.fill(0, out, out + size);
      return;
    }
    w32.copyWithin(out, list[0]!, list[0]! + size);
    for (let i = 1; i < list.length; i += 1) {
      const p = list[i]!;
      for (let w = 0; w < size; w += 1) w32[out + w] = w32[out + w]! | w32[p + w]!;
    }
  }

  function and(): void {
    const w32 = words;
    const size = length;
    const out = nextPlace();
    const list = nextPlaces();
    w32.fill(-1, out, out + size);
    for (const p of list) for (let w = 0; w < size; w += 1) w32[out + w] = w32[out + w]! & w32[p + w]!;
  }

  function nor(): void {
    const w32 = words;
    const size = length;
    const out = nextPlace();
    orInto(out, nextPlaces());
    for (let w = 0; w < size; w += 1) w32[out + w] = ~w32[out + w]!;
  }

  function andNot(): void {
    const w32 = words;
    const size = length;
    const out = nextPlace();
    const a = nextPlace();
    orInto(out, nextPlaces());
    for (let w = 0; w < size; w += 1) w32[out + w] = w32[a + w]! & ~w32[out + w]!;
  }

  function level(): void {
    const w32 = words;
    const size = length;
    const blocked = nextPlace();
    const unknown = nextPlace();
    const p0 = nextPlace();
    const p1 = nextPlace();
    const p2 = nextPlace();
    const k = next();
    // A digit of 1 needs one, a digit of 0 is passed by one: all ones where the digit of k is 0.
    const k0 = k & 1 ? 0 : -1;
    const k1 = k & 2 ? 0 : -1;
    const k2 = k & 4 ? 0 : -1;
    for (let w = 0; w < size; w += 1) {
      const d0 = w32[p0 + w]!;
      const d1 = w32[p1 + w]!;
      const d2 = w32[p2 + w]!;
      const known = d0 | d1 | d2;
      let enough = d0 | k0;
      enough = (enough & d1) | ((enough | d1) & k1);
      enough = (enough & d2) | ((enough | d2) & k2);
      w32[blocked + w] = known & ~enough;
      w32[unknown + w] = ~known;
    }
  }

  function atLeast(): void {
    const w32 = words;
    const size = length;
    const out = nextPlace();
    const k = next();
    const list = nextPlaces();
    w32.fill(k >> list.length === 0 ? -1 : 0, out, out + size);
    if (k >> list.length !== 0) return;
    for (let i = 0; i < list.length; i += 1) {
      const p = list[i]!;
      if ((k >> i) & 1) for (let w = 0; w < size; w += 1) w32[out + w] = w32[out + w]! & w32[p + w]!;
      else for (let w = 0; w < size; w += 1) w32[out + w] = w32[out + w]! | w32[p + w]!;
    }
  }

  function notLess(): void {
    const w32 = words;
    const size = length;
    const out = nextPlace();
    const n = next();
    w32.fill(-1, out, out + size);
    for (let i = 0; i < n; i += 1) {
      const a = w32[pc + i]! >>> 2;
      const b = w32[pc + n + i]! >>> 2;
      for (let w = 0; w < size; w += 1) {
        const mine = w32[a + w]!;
        const theirs = w32[b + w]!;
        w32[out + w] = (mine & ~theirs) | (w32[out + w]! & ~(mine ^ theirs));
      }
    }
    pc += 2 * n;
  }

  function count(): void {
    const w32 = words;
    const size = length;
    const stride = tileWords;
    const out = nextPlace();
    const digits = next();
    const list = nextPlaces();
    w32.fill(0, out, out + (digits - 1) * stride + size);
    for (const p of list) {
      for (let w = 0; w < size; w += 1) {
        let carry = w32[p + w]!;
        for (let at = out + w; carry !== 0; at += stride) {
          const digit = w32[at]!;
          w32[at] = digit ^ carry;
          carry &= digit;
        }
      }
    }
  }

  function week(): void {
    const w32 = words;
    const size = length;
    const stride = tileWords;
    const out = nextPlace();
    const perDay = [nextPlace(), nextPlace(), nextPlace(), nextPlace(), nextPlace()];
    const [m0, m1, m2, m3, m4] = perDay as [number, number, number, number, number];
    const days = Array.from({ length: 7 }, nextPlaces).filter((hours) => hours.length > 0);
    for (let w = 0; w < size; w += 1) {
      const a0 = w32[m0 + w]!;
      const a1 = w32[m1 + w]!;
      const a2 = w32[m2 + w]!;
      const a3 = w32[m3 + w]!;
      const a4 = w32[m4 + w]!;
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let s4 = 0;
      let s5 = 0;
      let s6 = 0;
      let s7 = 0;
      for (let day = 0; day < days.length; day += 1) {
        const hours = days[day]!;
        let c0 = 0;
        let c1 = 0;
        let c2 = 0;
        let c3 = 0;
        let c4 = 0;
        // Four hours at a time: three full adders, then the carry of four runs on.
        for (let i = 0; i < hours.length; i += 4) {
          const h0 = w32[hours[i]! + w]!;
          const h1 = w32[hours[i + 1]! + w]!;
          const h2 = w32[hours[i + 2]! + w]!;
          const h3 = w32[hours[i + 3]! + w]!;
          const twos = (c0 & h0) | (h1 & (c0 | h0));
          c0 ^= h0 ^ h1;
          const moreTwos = (c0 & h2) | (h3 & (c0 | h2));
          c0 ^= h2 ^ h3;
          const fours = (c1 & twos) | (moreTwos & (c1 | twos));
          c1 ^= twos ^ moreTwos;
          const eights = c2 & fours;
          c2 ^= fours;
          c4 ^= c3 & eights;
          c3 ^= eights;
        }
        let more = c0 & ~a0;
        more = (c1 & ~a1) | (more & ~(c1 ^ a1));
        more = (c2 & ~a2) | (more & ~(c2 ^ a2));
        more = (c3 & ~a3) | (more & ~(c3 ^ a3));
        more = (c4 & ~a4) | (more & ~(c4 ^ a4));
        c0 ^= (c0 ^ a0) & more;
        c1 ^= (c1 ^ a1) & more;
        c2 ^= (c2 ^ a2) & more;
        c3 ^= (c3 ^ a3) & more;
        c4 ^= (c4 ^ a4) & more;
        let carry = s0 & c0;
        s0 ^= c0;
        let over = (s1 & c1) | (carry & (s1 | c1));
        s1 ^= c1 ^ carry;
        carry = (s2 & c2) | (over & (s2 | c2));
        s2 ^= c2 ^ over;
        over = (s3 & c3) | (carry & (s3 | c3));
        s3 ^= c3 ^ carry;
        carry = (s4 & c4) | (over & (s4 | c4));
        s4 ^= c4 ^ over;
        over = s5 & carry;
        s5 ^= carry;
        carry = s6 & over;
        s6 ^= over;
        s7 ^= carry;
      }
      let at = out + w;
      w32[at] = s0;
      w32[(at += stride)] = s1;
      w32[(at += stride)] = s2;
      w32[(at += stride)] = s3;
      w32[(at += stride)] = s4;
      w32[(at += stride)] = s5;
      w32[(at += stride)] = s6;
      w32[(at += stride)] = s7;
    }
  }

  function period(): void {
    const w32 = words;
    const size = length;
    const u16 = halves;
    const blocked = nextPlace();
    const unknown = nextPlace();
    let at = next() >>> 1;
    const latest = next();
    for (let w = 0; w < size; w += 1) {
      let after = 0;
      let unsaid = 0;
      for (let row = 0; row < 32; row += 1, at += 1) {
        const from = u16[at]!;
        after |= isLess(latest, from) << row;
        unsaid |= isLess(from, 1) << row;
      }
      w32[blocked + w] = after;
      w32[unknown + w] = unsaid;
    }
  }

  function adult(): void {
    const w32 = words;
    const size = length;
    const u16 = halves;
    const blocked = nextPlace();
    const unknown = nextPlace();
    let adultAt = next() >>> 1;
    let fromAt = next() >>> 1;
    const start = next();
    const latest = next();
    for (let w = 0; w < size; w += 1) {
      let minor = 0;
      let unsaid = 0;
      for (let row = 0; row < 32; row += 1, adultAt += 1, fromAt += 1) {
        const from = u16[fromAt]!;
        const grown = u16[adultAt]!;
        const isLater = isLess(start, from) & ~isLess(latest, from);
        const on = start + ((from - start) & -isLater);
        minor |= isLess(on, grown) << row;
        unsaid |= isLess(grown, 1) << row;
      }
      w32[blocked + w] = minor;
      w32[unknown + w] = unsaid;
    }
  }

  function travel(): void {
    const w32 = words;
    const size = length;
    const u16 = halves;
    const blocked = nextPlace();
    const unknown = nextPlace();
    let position = nextPlace();
    let distance = next() >>> 1;
    const home = nextPlace();
    const east = next();
    const north = next();
    for (let w = 0; w < size; w += 1) {
      let far = 0;
      let unsaid = 0;
      for (let row = 0; row < 32; row += 1, position += 1, distance += 1) {
        const at = w32[position]!;
        const e = ((at << 16) >> 16) - east;
        const n = (at >> 16) - north;
        const kilometres = u16[distance]!;
        const tens = Math.imul(10, kilometres);
        far |= isLess(Math.imul(tens, tens), Math.imul(e, e) + Math.imul(n, n)) << row;
        unsaid |= isLess(0xfffe, kilometres) << row;
      }
      unsaid |= ~w32[home + w]!;
      w32[blocked + w] = far & ~unsaid;
      w32[unknown + w] = unsaid;
    }
  }

  function lacking(): void {
    const w32 = words;
    const size = length;
    const out = nextPlace();
    const had = nextPlace();
    const n = next();
    w32.fill(0, out, out + size);
    for (let i = 0; i < n; i += 1) {
      const lacks = nextPlace();
      const has = nextPlace();
      for (let w = 0; w < size; w += 1) w32[out + w] = w32[out + w]! | (w32[lacks + w]! & ~w32[has + w]!);
    }
    for (let w = 0; w < size; w += 1) w32[out + w] = w32[out + w]! & ~w32[had + w]!;
  }

  function tally(): void {
    const w32 = words;
    const size = length;
    const stride = tileWords;
    const out = nextPlace();
    const list = nextPlaces();
    for (let w = 0; w < size; w += 1) {
      let t1 = 0;
      let t2 = 0;
      let t3 = 0;
      let t4 = 0;
      for (let i = 0; i < list.length; i += 1) {
        const p = w32[list[i]! + w]!;
        t4 |= t3 & p;
        t3 |= t2 & p;
        t2 |= t1 & p;
        t1 |= p;
      }
      let at = out + w;
      w32[at] = t1;
      w32[(at += stride)] = t2;
      w32[(at += stride)] = t3;
      w32[(at += stride)] = t4;
    }
  }

  function sum(): void {
    const w32 = words;
    const size = length;
    const total = nextPlace();
    const p = nextPlace();
    let sum = 0;
    for (let w = 0; w < size; w += 1) sum += ones(w32[p + w]!);
    w32[total] = w32[total]! + sum;
  }

  function opens(): void {
    const w32 = words;
    const size = length;
    const stride = tileWords;
    const total = nextPlace();
    const out = nextPlace();
    const mask = nextPlace();
    const t1 = nextPlace();
    const t2 = t1 + stride;
    const t3 = t2 + stride;
    const t4 = t3 + stride;
    const removed = nextPlaces();
    const added = nextPlaces();
    const n = removed.length;
    const p0 = removed[0] ?? 0;
    const p1 = removed[1] ?? 0;
    const p2 = removed[2] ?? 0;
    let sum = 0;
    for (let w = 0; w < size; w += 1) {
      const once = w32[t1 + w]!;
      let open = w32[mask + w]! & once;
      if (open !== 0) {
        const a = n > 0 ? w32[p0 + w]! : 0;
        const b = n > 1 ? w32[p1 + w]! : 0;
        const c = n > 2 ? w32[p2 + w]! : 0;
        const twice = w32[t2 + w]!;
        const thrice = w32[t3 + w]!;
        const either = a | b;
        const both = a & b;
        open &=
          ((either | c) & ~twice) | ((both | (c & either)) & twice & ~thrice) | (both & c & thrice & ~w32[t4 + w]!);
        for (let i = 0; i < added.length; i += 1) open &= ~w32[added[i]! + w]!;
        sum += ones(open);
      }
      if (out !== 0) w32[out + w] = open;
    }
    w32[total] = w32[total]! + sum;
  }

  function score(): void {
    const w32 = words;
    const size = length;
    const stride = tileWords;
    const u16 = halves;
    const u8 = bytes;
    const u32 = unsigned;
    const mask = nextPlace();
    const heap = nextPlace();
    const at = nextPlace();
    const given = (name: keyof typeof parameter): number => w32[at + parameter[name]]!;
    const table = (name: keyof typeof parameter): number => given(name) >>> 2;
    const comfort = table("comfort");
    const comfortDigits = given("comfortDigits");
    const comfortLut = table("comfortLut");
    const tasks = table("tasks");
    const tasksDigits = given("tasksDigits");
    const tasksLut = table("tasksLut");
    const wishes = table("wishes");
    const wishesDigits = given("wishesDigits");
    const wishesLut = table("wishesLut");
    const interest0 = table("interest0");
    const interest1 = table("interest1");
    const interestLut = table("interestLut");
    const goals = table("goals");
    const develops = given("develops");
    const growthLut = table("growthLut");
    const since = given("waitingSince") >>> 1;
    const asOf = given("asOf");
    const waitingLut = table("waitingLut");
    const hoursMin = given("hoursMin");
    const hoursMax = given("hoursMax");
    const hoursWanted = given("hoursWanted");
    const placeMin = given("placeMin");
    const placeMax = given("placeMax");
    const hoursWeight = given("hoursWeight");
    const travelFree = given("travelFree");
    const position = table("position");
    const home = table("home");
    const east = given("east");
    const north = given("north");
    const travelLut = table("travelLut");
    const rank = table("rank");
    const most = given("most");
    const room = w32[heap]!;

    for (let w = 0; w < size; w += 1) {
      for (let rest = w32[mask + w]!; rest !== 0; rest &= rest - 1) {
        const bit = 31 - Math.clz32(rest & -rest);
        const row = (w << 5) + bit;
        let points = w32[interestLut + ((w32[interest0 + w]! >>> bit) & 1) + 2 * ((w32[interest1 + w]! >>> bit) & 1)]!;
        const waitsSince = u16[since + row]!;
        if (waitsSince !== 0) points += w32[waitingLut + Math.min(Math.max(asOf - waitsSince, 0), 365)]!;
        const ids = w32[goals + row]!;
        points +=
          w32[
            growthLut +
              u8[develops + (ids & 0xff)]! +
              u8[develops + ((ids >> 8) & 0xff)]! +
              u8[develops + ((ids >> 16) & 0xff)]! +
              u8[develops + (ids >>> 24)]!
          ]!;
        points +=
          hoursWeight * suits(u8[hoursMin + row]!, u8[hoursMax + row]!, u8[hoursWanted + row]!, placeMin, placeMax);
        const used = w32[heap + 1]!;
        if (used === room && points + most < w32[heap + 3]! >> 16) continue;

        points += w32[comfortLut + number(w32, comfort + w, comfortDigits, stride, bit)]!;
        points += w32[tasksLut + number(w32, tasks + w, tasksDigits, stride, bit)]!;
        points += w32[wishesLut + number(w32, wishes + w, wishesDigits, stride, bit)]!;
        let distance = 0;
        if (travelFree === 0) {
          if ((w32[home + w]! >>> bit) & 1) {
            const here = w32[position + row]!;
            const e = ((here << 16) >> 16) - east;
            const n = (here >> 16) - north;
            distance = Math.min(Math.sqrt(Math.imul(e, e) + Math.imul(n, n)) | 0, 400);
          } else distance = 401;
        }
        points += w32[travelLut + distance]!;
        const high = (points << 16) | (waitsSince === 0 ? 0 : 65_536 - waitsSince);
        if (used === room && high < w32[heap + 3]!) continue;
        keep(heap, room, used, high, ~u32[rank + row]! >>> 0);
      }
    }
  }

  /** Whether the entry at an index of the memory is at most (high, low). */
  const isAtMost = (at: number, high: number, low: number): boolean =>
    words[at + 1]! < high || (words[at + 1]! === high && unsigned[at]! <= low);

  function put(at: number, high: number, low: number): void {
    unsigned[at] = low;
    words[at + 1] = high;
  }

  /** Entries with room for more are added, else the lowest gives way to a higher one. */
  function keep(heap: number, room: number, used: number, high: number, low: number): void {
    const w32 = words;
    const u32 = unsigned;
    const entries = heap + heapHead / 4;
    if (used < room) {
      w32[heap + 1] = used + 1;
      let place = used;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        const above = entries + 2 * parent;
        if (isAtMost(above, high, low)) break;
        put(entries + 2 * place, w32[above + 1]!, u32[above]!);
        place = parent;
      }
      put(entries + 2 * place, high, low);
      return;
    }
    if (room === 0 || !isAtMost(entries, high, low)) return;
    let place = 0;
    for (let child = 1; child < used; child = 2 * place + 1) {
      let below = entries + 2 * child;
      if (child + 1 < used && isAtMost(below + 2, w32[below + 1]!, u32[below]!)) {
        below += 2;
        child += 1;
      }
      if (!isAtMost(below, high, low)) break;
      put(entries + 2 * place, w32[below + 1]!, u32[below]!);
      place = child;
    }
    put(entries + 2 * place, high, low);
  }

  function runTile(): void {
    for (;;) {
      switch (next()) {
        case instruction.end:
          return;
        case instruction.or: {
          const out = nextPlace();
          orInto(out, nextPlaces());
          break;
        }
        case instruction.and:
          and();
          break;
        case instruction.nor:
          nor();
          break;
        case instruction.andNot:
          andNot();
          break;
        case instruction.level:
          level();
          break;
        case instruction.atLeast:
          atLeast();
          break;
        case instruction.notLess:
          notLess();
          break;
        case instruction.count:
          count();
          break;
        case instruction.week:
          week();
          break;
        case instruction.period:
          period();
          break;
        case instruction.adult:
          adult();
          break;
        case instruction.travel:
          travel();
          break;
        case instruction.lacking:
          lacking();
          break;
        case instruction.tally:
          tally();
          break;
        case instruction.sum:
          sum();
          break;
        case instruction.opens:
          opens();
          break;
        case instruction.score:
          score();
          break;
        default:
          throw new Error("The program of a ranking holds no such instruction");
      }
    }
  }

  return (code, rows, tileBytes, moves, moveCount) => {
    words = new Int32Array(memory.buffer);
    unsigned = new Uint32Array(memory.buffer);
    bytes = new Uint8Array(memory.buffer);
    halves = new Uint16Array(memory.buffer);
    tileWords = tileBytes >>> 2;
    for (let first = 0; first < rows; first += 8 * tileBytes) {
      length = Math.ceil(Math.min(rows - first, 8 * tileBytes) / 32);
      pc = code >>> 2;
      runTile();
      for (let i = 0; i < moveCount; i += 1) {
        const operand = words[(moves >>> 2) + 2 * i]! >>> 2;
        words[operand] = words[operand]! + words[(moves >>> 2) + 2 * i + 1]!;
      }
    }
  };
}

/** The number whose digits one row has in bitmaps `stride` words apart. */
function number(w32: Int32Array, first: number, digits: number, stride: number, bit: number): number {
  let value = 0;
  for (let digit = 0, at = first; digit < digits; digit += 1, at += stride) value |= ((w32[at]! >>> bit) & 1) << digit;
  return value;
}

/** 1 or 0, without a branch; neither number is so far below 0 that the difference does not fit. */
const isLess = (one: number, other: number): number => (one - other) >>> 31;

function ones(word: number): number {
  let pairs = word - ((word >>> 1) & 0x5555_5555);
  pairs = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((pairs + (pairs >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

/** 0-100: how near the hours in common come to those wanted. */
function suits(least: number, most: number, wanted: number, placeMin: number, placeMax: number): number {
  if (most === 255) return 50;
  const lo = Math.max(least, placeMin);
  const hi = Math.min(most, placeMax);
  if (lo > hi) return 0;
  if (wanted === 255 || (lo <= wanted && wanted <= hi)) return 100;
  const off = wanted < lo ? lo - wanted : wanted - hi;
  return Math.max(0, 100 - Math.floor((100 * off) / Math.max(1, wanted)));
}

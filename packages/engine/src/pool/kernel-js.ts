/**
 * The kernel in JavaScript: 32 rows at a time, where there is no WebAssembly with SIMD. Written to be read beside
 * ../../assembly/kernel.ts, instruction by instruction, and compared with it in the tests. What is read from memory is
 * inside it by the program's making, hence the assertions.
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
    if (list.length === 0) {
      words.fill(0, out, out + length);
      return;
    }
    words.copyWithin(out, list[0]!, list[0]! + length);
    for (let i = 1; i < list.length; i += 1) {
      const p = list[i]!;
      for (let w = 0; w < length; w += 1) words[out + w] = words[out + w]! | words[p + w]!;
    }
  }

  function and(): void {
    const out = nextPlace();
    const list = nextPlaces();
    words.fill(-1, out, out + length);
    for (const p of list) for (let w = 0; w < length; w += 1) words[out + w] = words[out + w]! & words[p + w]!;
  }

  function nor(): void {
    const out = nextPlace();
    orInto(out, nextPlaces());
    for (let w = 0; w < length; w += 1) words[out + w] = ~words[out + w]!;
  }

  function andNot(): void {
    const out = nextPlace();
    const a = nextPlace();
    orInto(out, nextPlaces());
    for (let w = 0; w < length; w += 1) words[out + w] = words[a + w]! & ~words[out + w]!;
  }

  function level(): void {
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
    for (let w = 0; w < length; w += 1) {
      const d0 = words[p0 + w]!;
      const d1 = words[p1 + w]!;
      const d2 = words[p2 + w]!;
      const known = d0 | d1 | d2;
      let enough = d0 | k0;
      enough = (enough & d1) | ((enough | d1) & k1);
      enough = (enough & d2) | ((enough | d2) & k2);
      words[blocked + w] = known & ~enough;
      words[unknown + w] = ~known;
    }
  }

  function atLeast(): void {
    const out = nextPlace();
    const k = next();
    const list = nextPlaces();
    words.fill(k >> list.length === 0 ? -1 : 0, out, out + length);
    if (k >> list.length !== 0) return;
    for (let i = 0; i < list.length; i += 1) {
      const p = list[i]!;
      if ((k >> i) & 1) for (let w = 0; w < length; w += 1) words[out + w] = words[out + w]! & words[p + w]!;
      else for (let w = 0; w < length; w += 1) words[out + w] = words[out + w]! | words[p + w]!;
    }
  }

  function notLess(): void {
    const out = nextPlace();
    const n = next();
    words.fill(-1, out, out + length);
    for (let i = 0; i < n; i += 1) {
      const a = words[pc + i]! >>> 2;
      const b = words[pc + n + i]! >>> 2;
      for (let w = 0; w < length; w += 1) {
        const mine = words[a + w]!;
        const theirs = words[b + w]!;
        words[out + w] = (mine & ~theirs) | (words[out + w]! & ~(mine ^ theirs));
      }
    }
    pc += 2 * n;
  }

  function count(): void {
    const out = nextPlace();
    const digits = next();
    const list = nextPlaces();
    words.fill(0, out, out + (digits - 1) * tileWords + length);
    for (const p of list) {
      for (let w = 0; w < length; w += 1) {
        let carry = words[p + w]!;
        for (let at = out + w; carry !== 0; at += tileWords) {
          const digit = words[at]!;
          words[at] = digit ^ carry;
          carry &= digit;
        }
      }
    }
  }

  function week(): void {
    const out = nextPlace();
    const perDay = [nextPlace(), nextPlace(), nextPlace(), nextPlace(), nextPlace()];
    const [m0, m1, m2, m3, m4] = perDay as [number, number, number, number, number];
    const days = Array.from({ length: 7 }, nextPlaces).filter((hours) => hours.length > 0);
    for (let w = 0; w < length; w += 1) {
      const a0 = words[m0 + w]!;
      const a1 = words[m1 + w]!;
      const a2 = words[m2 + w]!;
      const a3 = words[m3 + w]!;
      const a4 = words[m4 + w]!;
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
          const h0 = words[hours[i]! + w]!;
          const h1 = words[hours[i + 1]! + w]!;
          const h2 = words[hours[i + 2]! + w]!;
          const h3 = words[hours[i + 3]! + w]!;
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
      words[at] = s0;
      words[(at += tileWords)] = s1;
      words[(at += tileWords)] = s2;
      words[(at += tileWords)] = s3;
      words[(at += tileWords)] = s4;
      words[(at += tileWords)] = s5;
      words[(at += tileWords)] = s6;
      words[(at += tileWords)] = s7;
    }
  }

  function period(): void {
    const blocked = nextPlace();
    const unknown = nextPlace();
    let at = next() >>> 1;
    const latest = next();
    for (let w = 0; w < length; w += 1) {
      let after = 0;
      let unsaid = 0;
      for (let row = 0; row < 32; row += 1, at += 1) {
        const from = halves[at]!;
        after |= (from > latest ? 1 : 0) << row;
        unsaid |= (from === 0 ? 1 : 0) << row;
      }
      words[blocked + w] = after;
      words[unknown + w] = unsaid;
    }
  }

  function adult(): void {
    const blocked = nextPlace();
    const unknown = nextPlace();
    let adultAt = next() >>> 1;
    let fromAt = next() >>> 1;
    const start = next();
    const latest = next();
    for (let w = 0; w < length; w += 1) {
      let minor = 0;
      let unsaid = 0;
      for (let row = 0; row < 32; row += 1, adultAt += 1, fromAt += 1) {
        const from = halves[fromAt]!;
        const on = start < from && from <= latest ? from : start;
        minor |= (halves[adultAt]! > on ? 1 : 0) << row;
        unsaid |= (halves[adultAt]! === 0 ? 1 : 0) << row;
      }
      words[blocked + w] = minor;
      words[unknown + w] = unsaid;
    }
  }

  function travel(): void {
    const blocked = nextPlace();
    const unknown = nextPlace();
    let position = nextPlace();
    let distance = next() >>> 1;
    const home = nextPlace();
    const east = next();
    const north = next();
    for (let w = 0; w < length; w += 1) {
      let far = 0;
      let unsaid = 0;
      for (let row = 0; row < 32; row += 1, position += 1, distance += 1) {
        const at = words[position]!;
        const e = ((at << 16) >> 16) - east;
        const n = (at >> 16) - north;
        const tens = halves[distance]! * 10;
        far |= (e * e + n * n > tens * tens ? 1 : 0) << row;
        unsaid |= (halves[distance]! === 0xffff ? 1 : 0) << row;
      }
      unsaid |= ~words[home + w]!;
      words[blocked + w] = far & ~unsaid;
      words[unknown + w] = unsaid;
    }
  }

  function lacking(): void {
    const out = nextPlace();
    const had = nextPlace();
    const n = next();
    words.fill(0, out, out + length);
    for (let i = 0; i < n; i += 1) {
      const lacks = nextPlace();
      const has = nextPlace();
      for (let w = 0; w < length; w += 1) words[out + w] = words[out + w]! | (words[lacks + w]! & ~words[has + w]!);
    }
    for (let w = 0; w < length; w += 1) words[out + w] = words[out + w]! & ~words[had + w]!;
  }

  function tally(): void {
    const out = nextPlace();
    const list = nextPlaces();
    for (let w = 0; w < length; w += 1) {
      let t1 = 0;
      let t2 = 0;
      let t3 = 0;
      let t4 = 0;
      for (let i = 0; i < list.length; i += 1) {
        const p = words[list[i]! + w]!;
        t4 |= t3 & p;
        t3 |= t2 & p;
        t2 |= t1 & p;
        t1 |= p;
      }
      let at = out + w;
      words[at] = t1;
      words[(at += tileWords)] = t2;
      words[(at += tileWords)] = t3;
      words[(at += tileWords)] = t4;
    }
  }

  function sum(): void {
    const total = nextPlace();
    const p = nextPlace();
    let sum = 0;
    for (let w = 0; w < length; w += 1) sum += ones(words[p + w]!);
    words[total] = words[total]! + sum;
  }

  function opens(): void {
    const total = nextPlace();
    const out = nextPlace();
    const mask = nextPlace();
    const t1 = nextPlace();
    const t2 = t1 + tileWords;
    const t3 = t2 + tileWords;
    const t4 = t3 + tileWords;
    const removed = nextPlaces();
    const added = nextPlaces();
    const n = removed.length;
    const p0 = removed[0] ?? 0;
    const p1 = removed[1] ?? 0;
    const p2 = removed[2] ?? 0;
    let sum = 0;
    for (let w = 0; w < length; w += 1) {
      const once = words[t1 + w]!;
      let open = words[mask + w]! & once;
      if (open !== 0) {
        const a = n > 0 ? words[p0 + w]! : 0;
        const b = n > 1 ? words[p1 + w]! : 0;
        const c = n > 2 ? words[p2 + w]! : 0;
        const twice = words[t2 + w]!;
        const thrice = words[t3 + w]!;
        const either = a | b;
        const both = a & b;
        open &=
          ((either | c) & ~twice) | ((both | (c & either)) & twice & ~thrice) | (both & c & thrice & ~words[t4 + w]!);
        for (let i = 0; i < added.length; i += 1) open &= ~words[added[i]! + w]!;
        sum += ones(open);
      }
      if (out !== 0) words[out + w] = open;
    }
    words[total] = words[total]! + sum;
  }

  function score(): void {
    const mask = nextPlace();
    const heap = nextPlace();
    const at = nextPlace();
    const given = (name: keyof typeof parameter): number => words[at + parameter[name]]!;
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
    const room = words[heap]!;

    const bit = (p: number, row: number): number => (words[p + (row >>> 5)]! >>> (row & 31)) & 1;
    const number = (p: number, digits: number, row: number): number => {
      let value = 0;
      for (let digit = 0; digit < digits; digit += 1) value |= bit(p + digit * tileWords, row) << digit;
      return value;
    };

    for (let w = 0; w < length; w += 1) {
      for (let rest = words[mask + w]!; rest !== 0; rest &= rest - 1) {
        const row = 32 * w + 31 - Math.clz32(rest & -rest);
        let points = words[interestLut + (bit(interest0, row) | (bit(interest1, row) << 1))]!;
        const waitsSince = halves[since + row]!;
        if (waitsSince !== 0) points += words[waitingLut + Math.min(Math.max(asOf - waitsSince, 0), 365)]!;
        const ids = words[goals + row]!;
        points +=
          words[
            growthLut +
              bytes[develops + (ids & 0xff)]! +
              bytes[develops + ((ids >> 8) & 0xff)]! +
              bytes[develops + ((ids >> 16) & 0xff)]! +
              bytes[develops + (ids >>> 24)]!
          ]!;
        points +=
          hoursWeight *
          suits(bytes[hoursMin + row]!, bytes[hoursMax + row]!, bytes[hoursWanted + row]!, placeMin, placeMax);
        const used = words[heap + 1]!;
        if (used === room && points + most < words[heap + 3]! >> 16) continue;

        points += words[comfortLut + number(comfort, comfortDigits, row)]!;
        points += words[tasksLut + number(tasks, tasksDigits, row)]!;
        points += words[wishesLut + number(wishes, wishesDigits, row)]!;
        let distance = 0;
        if (travelFree === 0) {
          if (bit(home, row) === 1) {
            const here = words[position + row]!;
            const e = ((here << 16) >> 16) - east;
            const n = (here >> 16) - north;
            distance = Math.min(Math.floor(Math.sqrt(e * e + n * n)), 400);
          } else distance = 401;
        }
        points += words[travelLut + distance]!;
        const waits = waitsSince === 0 ? 0 : 65_536 - waitsSince;
        keep(heap, room, used, (points << 16) | waits, ~unsigned[rank + row]! >>> 0);
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
    const entries = heap + heapHead / 4;
    if (used < room) {
      words[heap + 1] = used + 1;
      let place = used;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        const above = entries + 2 * parent;
        if (isAtMost(above, high, low)) break;
        put(entries + 2 * place, words[above + 1]!, unsigned[above]!);
        place = parent;
      }
      put(entries + 2 * place, high, low);
      return;
    }
    if (room === 0 || !isAtMost(entries, high, low)) return;
    let place = 0;
    for (let child = 1; child < used; child = 2 * place + 1) {
      let below = entries + 2 * child;
      if (child + 1 < used && isAtMost(below + 2, words[below + 1]!, unsigned[below]!)) {
        below += 2;
        child += 1;
      }
      if (!isAtMost(below, high, low)) break;
      put(entries + 2 * place, words[below + 1]!, unsigned[below]!);
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

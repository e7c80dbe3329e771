// The kernel in C, as the bench's measure of what this machine can do: the same program over the same memory as
// ../../assembly/kernel.ts, instruction by instruction, with SSE2 as gcc -O3 brings it. Reads an image of the memory
// (see ../c-kernel.ts), runs the program so many times, and prints the nanoseconds of each run and what it found.
#include <emmintrin.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef int16_t i16;
typedef int32_t i32;
typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef __m128i v128;

static u8 *memory;

#define LOAD(type, address) (*(const type *)(memory + (address)))
#define STORE(type, address, value) (*(type *)(memory + (address)) = (type)(value))
#define min(a, b) ((a) < (b) ? (a) : (b))
#define max(a, b) ((a) > (b) ? (a) : (b))

static inline v128 v128_load(i32 address) { return _mm_load_si128((const v128 *)(memory + address)); }
static inline void v128_store(i32 address, v128 value) { _mm_store_si128((v128 *)(memory + address), value); }
static inline void v128_store2(i32 address, v128 value) { v128_store(address + 16, value); }
static inline v128 not_(v128 a) { return _mm_xor_si128(a, _mm_set1_epi32(-1)); }
static inline v128 andnot(v128 a, v128 b) { return _mm_andnot_si128(b, a); }
static inline v128 bitselect(v128 a, v128 b, v128 mask) { return _mm_xor_si128(b, _mm_and_si128(_mm_xor_si128(a, b), mask)); }
static inline v128 le_u16(v128 a, v128 b) { return _mm_cmpeq_epi16(_mm_subs_epu16(a, b), _mm_setzero_si128()); }
static inline v128 gt_u16(v128 a, v128 b) { return not_(le_u16(a, b)); }
static inline i32 bitmask16(v128 a) { return _mm_movemask_epi8(_mm_packs_epi16(a, _mm_setzero_si128())); }
/** The low and high four products of eight numbers without sign by ten, 32 bits each. */
static inline v128 extmul_low(v128 a, v128 ten) { return _mm_unpacklo_epi16(_mm_mullo_epi16(a, ten), _mm_mulhi_epu16(a, ten)); }
static inline v128 extmul_high(v128 a, v128 ten) { return _mm_unpackhi_epi16(_mm_mullo_epi16(a, ten), _mm_mulhi_epu16(a, ten)); }
static inline v128 mul32(v128 a, v128 b) {
  const v128 even = _mm_mul_epu32(a, b);
  const v128 odd = _mm_mul_epu32(_mm_srli_si128(a, 4), _mm_srli_si128(b, 4));
  return _mm_unpacklo_epi32(_mm_shuffle_epi32(even, 0x08), _mm_shuffle_epi32(odd, 0x08));
}

static i32 tileBytes;
/** Bytes of a bitmap that the tile fills: whole pairs of blocks. */
static i32 length;

enum { block = 16, pair = 32 };

static inline i32 arg(i32 code, i32 index);
static inline v128 none(void);
static inline v128 all(void);
static void runTile(i32 code);
static i32 orOf(i32 code);
static i32 andOf(i32 code);
static i32 nor(i32 code);
static i32 andNot(i32 code);
static inline v128 compared(v128 atLeast, v128 digit, i32 needed);
static i32 level(i32 code);
static i32 atLeast(i32 code);
static i32 notLess(i32 code);
static i32 count(i32 code);
static i32 countMany(i32 out, i32 digits, i32 n, i32 list);
static inline v128 majority(v128 a, v128 b, v128 c);
static inline v128 odd(v128 a, v128 b, v128 c);
static i32 week(i32 code);
static inline i32 bits(v128 low, v128 high);
static i32 period(i32 code);
static inline v128 minor(v128 adult, v128 from, v128 start, v128 latest);
static i32 adult(i32 code);
static inline v128 tooFar(i32 positions, v128 here, v128 tens);
static i32 travel(i32 code);
static i32 lacking(i32 code);
static i32 tally(i32 code);
static inline i32 ones(v128 bits);
static i32 sum(i32 code);
static i32 opens(i32 code);
static inline i32 bit(i32 p, i32 row);
static inline i32 number(i32 p, i32 digits, i32 row);
static inline i32 looked(i32 lut, i32 index);
static i32 score(i32 code);
static inline i32 developed(u32 goals, i32 develops);
static inline i32 suits(i32 least, i32 most, i32 wanted, i32 placeMin, i32 placeMax);
static void keep(i32 heap, i32 room, i32 used, u64 key);
void run(i32 code, i32 rows, i32 bytes, i32 moves, i32 moveCount);

static inline i32 arg(i32 code, i32 index) {
  return LOAD(i32, code + (index << 2));
}

static inline v128 none(void) {
  return _mm_setzero_si128();
}

static inline v128 all(void) {
  return _mm_set1_epi32(-1);
}

void run(i32 code, i32 rows, i32 bytes, i32 moves, i32 moveCount) {
  tileBytes = bytes;
  const __auto_type tileRows = bytes << 3;
  for (__auto_type first = 0; first < rows; first += tileRows) {
    length = ((min(rows - first, tileRows) + 255) >> 8) * pair;
    runTile(code);
    for (__auto_type i = 0; i < moveCount; i += 1) {
      const __auto_type operand = arg(moves, 2 * i);
      STORE(i32, operand, LOAD(i32, operand) + arg(moves, 2 * i + 1));
    }
  }
}

static void runTile(i32 code) {
  for (;;) {
    const __auto_type instruction = LOAD(i32, code);
    code += 4;
    switch (instruction) {
      case 0:
        return;
      case 1:
        code = orOf(code);
        break;
      case 2:
        code = andOf(code);
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
        abort();
    }
  }
}

static i32 orOf(i32 code) {
  const __auto_type out = arg(code, 0);
  const __auto_type n = arg(code, 1);
  const __auto_type list = code + 8;
  for (__auto_type b = 0; b < length; b += pair) {
    __auto_type first = none();
    __auto_type second = none();
    for (__auto_type i = 0; i < n; i += 1) {
      const __auto_type p = arg(list, i) + b;
      first = _mm_or_si128(first, v128_load(p));
      second = _mm_or_si128(second, v128_load(p + block));
    }
    v128_store(out + b, first);
    v128_store2(out + b, second);
  }
  return list + (n << 2);
}

static i32 andOf(i32 code) {
  const __auto_type out = arg(code, 0);
  const __auto_type n = arg(code, 1);
  const __auto_type list = code + 8;
  for (__auto_type b = 0; b < length; b += pair) {
    __auto_type first = all();
    __auto_type second = all();
    for (__auto_type i = 0; i < n; i += 1) {
      const __auto_type p = arg(list, i) + b;
      first = _mm_and_si128(first, v128_load(p));
      second = _mm_and_si128(second, v128_load(p + block));
    }
    v128_store(out + b, first);
    v128_store2(out + b, second);
  }
  return list + (n << 2);
}

static i32 nor(i32 code) {
  const __auto_type out = arg(code, 0);
  const __auto_type n = arg(code, 1);
  const __auto_type list = code + 8;
  for (__auto_type b = 0; b < length; b += pair) {
    __auto_type first = none();
    __auto_type second = none();
    for (__auto_type i = 0; i < n; i += 1) {
      const __auto_type p = arg(list, i) + b;
      first = _mm_or_si128(first, v128_load(p));
      second = _mm_or_si128(second, v128_load(p + block));
    }
    v128_store(out + b, not_(first));
    v128_store2(out + b, not_(second));
  }
  return list + (n << 2);
}

static i32 andNot(i32 code) {
  const __auto_type out = arg(code, 0);
  const __auto_type a = arg(code, 1);
  const __auto_type n = arg(code, 2);
  const __auto_type list = code + 12;
  for (__auto_type b = 0; b < length; b += pair) {
    __auto_type first = none();
    __auto_type second = none();
    for (__auto_type i = 0; i < n; i += 1) {
      const __auto_type p = arg(list, i) + b;
      first = _mm_or_si128(first, v128_load(p));
      second = _mm_or_si128(second, v128_load(p + block));
    }
    v128_store(out + b, andnot(v128_load(a + b), first));
    v128_store2(out + b, andnot(v128_load(a + b + block), second));
  }
  return list + (n << 2);
}

/** One step of comparing with a constant, from the lowest digit: a digit of 1 needs one, a digit of 0 is passed by one. */
static inline v128 compared(v128 atLeast, v128 digit, i32 needed) {
  return needed ? _mm_and_si128(atLeast, digit) : _mm_or_si128(atLeast, digit);
}

static i32 level(i32 code) {
  const __auto_type blocked = arg(code, 0);
  const __auto_type unknown = arg(code, 1);
  const __auto_type p0 = arg(code, 2);
  const __auto_type p1 = arg(code, 3);
  const __auto_type p2 = arg(code, 4);
  const __auto_type k = arg(code, 5);
  for (__auto_type b = 0; b < length; b += block) {
    const __auto_type d0 = v128_load(p0 + b);
    const __auto_type d1 = v128_load(p1 + b);
    const __auto_type d2 = v128_load(p2 + b);
    const __auto_type known = _mm_or_si128(_mm_or_si128(d0, d1), d2);
    v128 enough = compared(compared(compared(all(), d0, k & 1), d1, k & 2), d2, k & 4);
    v128_store(blocked + b, andnot(known, enough));
    v128_store(unknown + b, not_(known));
  }
  return code + 24;
}

static i32 atLeast(i32 code) {
  const __auto_type out = arg(code, 0);
  const __auto_type k = arg(code, 1);
  const __auto_type n = arg(code, 2);
  const __auto_type list = code + 12;
  const __auto_type beyond = k >> n != 0;
  for (__auto_type b = 0; b < length; b += block) {
    __auto_type enough = all();
    for (__auto_type i = 0; i < n; i += 1) enough = compared(enough, v128_load(arg(list, i) + b), (k >> i) & 1);
    v128_store(out + b, beyond ? none() : enough);
  }
  return list + (n << 2);
}

static i32 notLess(i32 code) {
  const __auto_type out = arg(code, 0);
  const __auto_type n = arg(code, 1);
  const __auto_type list = code + 8;
  for (__auto_type b = 0; b < length; b += block) {
    __auto_type enough = all();
    for (__auto_type i = 0; i < n; i += 1) {
      const __auto_type mine = v128_load(arg(list, i) + b);
      const __auto_type theirs = v128_load(arg(list, n + i) + b);
      // More in this digit decides; equal leaves it to the lower ones.
      enough = _mm_or_si128(andnot(mine, theirs), andnot(enough, _mm_xor_si128(mine, theirs)));
    }
    v128_store(out + b, enough);
  }
  return list + (n << 3);
}

static i32 count(i32 code) {
  const __auto_type out = arg(code, 0);
  const __auto_type digits = arg(code, 1);
  const __auto_type n = arg(code, 2);
  const __auto_type list = code + 12;
  if (digits > 4) return countMany(out, digits, n, list);
  for (__auto_type b = 0; b < length; b += block) {
    __auto_type d0 = none();
    __auto_type d1 = none();
    __auto_type d2 = none();
    __auto_type d3 = none();
    for (__auto_type i = 0; i < n; i += 1) {
      const __auto_type one = v128_load(arg(list, i) + b);
      const __auto_type two = _mm_and_si128(d0, one);
      d0 = _mm_xor_si128(d0, one);
      const __auto_type four = _mm_and_si128(d1, two);
      d1 = _mm_xor_si128(d1, two);
      d3 = _mm_xor_si128(d3, _mm_and_si128(d2, four));
      d2 = _mm_xor_si128(d2, four);
    }
    __auto_type place = out + b;
    v128_store(place, d0);
    if (digits > 1) v128_store((place += tileBytes), d1);
    if (digits > 2) v128_store((place += tileBytes), d2);
    if (digits > 3) v128_store((place += tileBytes), d3);
  }
  return list + (n << 2);
}

static i32 countMany(i32 out, i32 digits, i32 n, i32 list) {
  for (__auto_type b = 0; b < length; b += block) {
    for (__auto_type d = 0; d < digits; d += 1) v128_store(out + d * tileBytes + b, none());
    for (__auto_type i = 0; i < n; i += 1) {
      __auto_type carry = v128_load(arg(list, i) + b);
      for (__auto_type d = 0; d < digits; d += 1) {
        const __auto_type place = out + d * tileBytes + b;
        const __auto_type digit = v128_load(place);
        v128_store(place, _mm_xor_si128(digit, carry));
        carry = _mm_and_si128(digit, carry);
      }
    }
  }
  return list + (n << 2);
}

static inline v128 majority(v128 a, v128 b, v128 c) {
  return _mm_or_si128(_mm_and_si128(a, b), _mm_and_si128(c, _mm_or_si128(a, b)));
}

static inline v128 odd(v128 a, v128 b, v128 c) {
  return _mm_xor_si128(_mm_xor_si128(a, b), c);
}

static i32 week(i32 code) {
  const __auto_type out = arg(code, 0);
  const __auto_type m0 = arg(code, 1);
  const __auto_type m1 = arg(code, 2);
  const __auto_type m2 = arg(code, 3);
  const __auto_type m3 = arg(code, 4);
  const __auto_type m4 = arg(code, 5);
  __auto_type next = code;
  for (__auto_type b = 0; b < length; b += block) {
    __auto_type s0 = none();
    __auto_type s1 = none();
    __auto_type s2 = none();
    __auto_type s3 = none();
    __auto_type s4 = none();
    __auto_type s5 = none();
    __auto_type s6 = none();
    __auto_type s7 = none();
    next = code + 24;
    for (__auto_type day = 0; day < 7; day += 1) {
      const __auto_type n = LOAD(i32, next);
      next += 4;
      if (n == 0) continue;
      __auto_type c0 = none();
      __auto_type c1 = none();
      __auto_type c2 = none();
      __auto_type c3 = none();
      __auto_type c4 = none();
      // Four hours at a time: three full adders, then the carry of four runs on.
      for (__auto_type i = 0; i < n; i += 4) {
        const __auto_type h0 = v128_load(arg(next, i) + b);
        const __auto_type h1 = v128_load(arg(next, i + 1) + b);
        const __auto_type h2 = v128_load(arg(next, i + 2) + b);
        const __auto_type h3 = v128_load(arg(next, i + 3) + b);
        const __auto_type twos = majority(c0, h0, h1);
        c0 = odd(c0, h0, h1);
        const __auto_type moreTwos = majority(c0, h2, h3);
        c0 = odd(c0, h2, h3);
        const __auto_type fours = majority(c1, twos, moreTwos);
        c1 = odd(c1, twos, moreTwos);
        const __auto_type eights = _mm_and_si128(c2, fours);
        c2 = _mm_xor_si128(c2, fours);
        const __auto_type sixteens = _mm_and_si128(c3, eights);
        c3 = _mm_xor_si128(c3, eights);
        c4 = _mm_xor_si128(c4, sixteens);
      }
      next += n << 2;
      // At most so many a day.
      const __auto_type a0 = v128_load(m0 + b);
      const __auto_type a1 = v128_load(m1 + b);
      const __auto_type a2 = v128_load(m2 + b);
      const __auto_type a3 = v128_load(m3 + b);
      const __auto_type a4 = v128_load(m4 + b);
      __auto_type more = andnot(c0, a0);
      more = _mm_or_si128(andnot(c1, a1), andnot(more, _mm_xor_si128(c1, a1)));
      more = _mm_or_si128(andnot(c2, a2), andnot(more, _mm_xor_si128(c2, a2)));
      more = _mm_or_si128(andnot(c3, a3), andnot(more, _mm_xor_si128(c3, a3)));
      more = _mm_or_si128(andnot(c4, a4), andnot(more, _mm_xor_si128(c4, a4)));
      c0 = bitselect(a0, c0, more);
      c1 = bitselect(a1, c1, more);
      c2 = bitselect(a2, c2, more);
      c3 = bitselect(a3, c3, more);
      c4 = bitselect(a4, c4, more);
      // Added to the week.
      __auto_type carry = _mm_and_si128(s0, c0);
      s0 = _mm_xor_si128(s0, c0);
      __auto_type over = majority(s1, c1, carry);
      s1 = odd(s1, c1, carry);
      carry = majority(s2, c2, over);
      s2 = odd(s2, c2, over);
      over = majority(s3, c3, carry);
      s3 = odd(s3, c3, carry);
      carry = majority(s4, c4, over);
      s4 = odd(s4, c4, over);
      over = _mm_and_si128(s5, carry);
      s5 = _mm_xor_si128(s5, carry);
      carry = _mm_and_si128(s6, over);
      s6 = _mm_xor_si128(s6, over);
      s7 = _mm_xor_si128(s7, carry);
    }
    __auto_type place = out + b;
    v128_store(place, s0);
    v128_store((place += tileBytes), s1);
    v128_store((place += tileBytes), s2);
    v128_store((place += tileBytes), s3);
    v128_store((place += tileBytes), s4);
    v128_store((place += tileBytes), s5);
    v128_store((place += tileBytes), s6);
    v128_store((place += tileBytes), s7);
  }
  return next;
}

/** 16 rows of a column of 16-bit numbers compared, as 16 bits. */
static inline i32 bits(v128 low, v128 high) {
  return _mm_movemask_epi8(_mm_packs_epi16(low, high));
}

static i32 period(i32 code) {
  const __auto_type blocked = arg(code, 0);
  const __auto_type unknown = arg(code, 1);
  __auto_type column = arg(code, 2);
  const __auto_type latest = _mm_set1_epi16((i16)arg(code, 3));
  const __auto_type zero = none();
  for (__auto_type b = 0; b < length; b += 2, column += 32) {
    const __auto_type low = v128_load(column);
    const __auto_type high = v128_load(column + 16);
    STORE(u16, blocked + b, bits(gt_u16(low, latest), gt_u16(high, latest)));
    STORE(u16, unknown + b, bits(_mm_cmpeq_epi16(low, zero), _mm_cmpeq_epi16(high, zero)));
  }
  return code + 16;
}

static inline v128 minor(v128 adult, v128 from, v128 start, v128 latest) {
  const __auto_type later = _mm_and_si128(gt_u16(from, start), le_u16(from, latest));
  return gt_u16(adult, bitselect(from, start, later));
}

static i32 adult(i32 code) {
  const __auto_type blocked = arg(code, 0);
  const __auto_type unknown = arg(code, 1);
  __auto_type adultColumn = arg(code, 2);
  __auto_type fromColumn = arg(code, 3);
  const __auto_type start = _mm_set1_epi16((i16)arg(code, 4));
  const __auto_type latest = _mm_set1_epi16((i16)arg(code, 5));
  const __auto_type zero = none();
  for (__auto_type b = 0; b < length; b += 2, adultColumn += 32, fromColumn += 32) {
    const __auto_type low = v128_load(adultColumn);
    const __auto_type high = v128_load(adultColumn + 16);
    const __auto_type lowFrom = v128_load(fromColumn);
    const __auto_type highFrom = v128_load(fromColumn + 16);
    STORE(u16, blocked + b, bits(minor(low, lowFrom, start, latest), minor(high, highFrom, start, latest)));
    STORE(u16, unknown + b, bits(_mm_cmpeq_epi16(low, zero), _mm_cmpeq_epi16(high, zero)));
  }
  return code + 24;
}

/** Four rows: farther away than the squared distance that they travel. */
static inline v128 tooFar(i32 positions, v128 here, v128 tens) {
  const __auto_type away = _mm_sub_epi16(v128_load(positions), here);
  return _mm_cmpgt_epi32(_mm_madd_epi16(away, away), mul32(tens, tens));
}

static i32 travel(i32 code) {
  const __auto_type blocked = arg(code, 0);
  const __auto_type unknown = arg(code, 1);
  __auto_type positions = arg(code, 2);
  __auto_type distances = arg(code, 3);
  const __auto_type home = arg(code, 4);
  const __auto_type here = _mm_set1_epi32((arg(code, 5) & 0xffff) | (arg(code, 6) << 16));
  const __auto_type ten = _mm_set1_epi16(10);
  const __auto_type nowhere = _mm_set1_epi16(-1);
  for (__auto_type b = 0; b < length; b += 1, positions += 32, distances += 16) {
    const __auto_type kilometres = v128_load(distances);
    const __auto_type far = _mm_packs_epi32(
      tooFar(positions, here, extmul_low(kilometres, ten)),
      tooFar(positions + 16, here, extmul_high(kilometres, ten))
    );
    const __auto_type unsaid = bitmask16(_mm_cmpeq_epi16(kilometres, nowhere)) | (LOAD(u8, home + b) ^ 0xff);
    STORE(u8, blocked + b, bitmask16(far) & ~unsaid);
    STORE(u8, unknown + b, unsaid);
  }
  return code + 28;
}

static i32 lacking(i32 code) {
  const __auto_type out = arg(code, 0);
  const __auto_type had = arg(code, 1);
  const __auto_type n = arg(code, 2);
  const __auto_type list = code + 12;
  for (__auto_type b = 0; b < length; b += block) {
    __auto_type any = none();
    for (__auto_type i = 0; i < n; i += 1)
      any = _mm_or_si128(any, andnot(v128_load(arg(list, 2 * i) + b), v128_load(arg(list, 2 * i + 1) + b)));
    v128_store(out + b, andnot(any, v128_load(had + b)));
  }
  return list + (n << 3);
}

static i32 tally(i32 code) {
  const __auto_type out = arg(code, 0);
  const __auto_type n = arg(code, 1);
  const __auto_type list = code + 8;
  for (__auto_type b = 0; b < length; b += block) {
    __auto_type t1 = none();
    __auto_type t2 = none();
    __auto_type t3 = none();
    __auto_type t4 = none();
    for (__auto_type i = 0; i < n; i += 1) {
      const __auto_type p = v128_load(arg(list, i) + b);
      t4 = _mm_or_si128(t4, _mm_and_si128(t3, p));
      t3 = _mm_or_si128(t3, _mm_and_si128(t2, p));
      t2 = _mm_or_si128(t2, _mm_and_si128(t1, p));
      t1 = _mm_or_si128(t1, p);
    }
    __auto_type place = out + b;
    v128_store(place, t1);
    v128_store((place += tileBytes), t2);
    v128_store((place += tileBytes), t3);
    v128_store((place += tileBytes), t4);
  }
  return list + (n << 2);
}

static inline i32 ones(v128 bits) {
  return __builtin_popcountll(_mm_cvtsi128_si64(bits)) +
         __builtin_popcountll(_mm_cvtsi128_si64(_mm_unpackhi_epi64(bits, bits)));
}



static i32 sum(i32 code) {
  const __auto_type total = arg(code, 0);
  const __auto_type p = arg(code, 1);
  i32 rows = 0;
  for (i32 b = 0; b < length; b += block) rows += ones(v128_load(p + b));
  STORE(i32, total, LOAD(i32, total) + rows);
  return code + 8;
}

static i32 opens(i32 code) {
  const __auto_type total = arg(code, 0);
  const __auto_type out = arg(code, 1);
  const __auto_type mask = arg(code, 2);
  const __auto_type t1 = arg(code, 3);
  const __auto_type n = arg(code, 4);
  const __auto_type p0 = n > 0 ? arg(code, 5) : 0;
  const __auto_type p1 = n > 1 ? arg(code, 6) : 0;
  const __auto_type p2 = n > 2 ? arg(code, 7) : 0;
  const __auto_type list = code + 20 + (n << 2);
  const __auto_type m = LOAD(i32, list);
  const __auto_type t2 = t1 + tileBytes;
  const __auto_type t3 = t2 + tileBytes;
  const __auto_type t4 = t3 + tileBytes;
  i32 rows = 0;
  for (__auto_type b = 0; b < length; b += block) {
    const __auto_type first = n > 0 ? v128_load(p0 + b) : none();
    const __auto_type once = v128_load(t1 + b);
    const __auto_type twice = v128_load(t2 + b);
    v128 open;
    if (n < 2) open = andnot(_mm_and_si128(first, once), twice);
    else {
      const __auto_type second = v128_load(p1 + b);
      const __auto_type either = _mm_or_si128(first, second);
      const __auto_type both = _mm_and_si128(first, second);
      const __auto_type thrice = v128_load(t3 + b);
      if (n == 2) {
        open = _mm_or_si128(andnot(_mm_and_si128(once, either), twice), andnot(_mm_and_si128(twice, both), thrice));
      } else {
        const __auto_type third = v128_load(p2 + b);
        const __auto_type two = _mm_or_si128(both, _mm_and_si128(third, either));
        open = _mm_or_si128(
          _mm_or_si128(
            andnot(_mm_and_si128(once, _mm_or_si128(either, third)), twice),
            andnot(_mm_and_si128(twice, two), thrice)
          ),
          andnot(_mm_and_si128(thrice, _mm_and_si128(both, third)), v128_load(t4 + b))
        );
      }
    }
    open = _mm_and_si128(open, v128_load(mask + b));
    for (__auto_type i = 0; i < m; i += 1) open = andnot(open, v128_load(arg(list, 1 + i) + b));
    if (out) v128_store(out + b, open);
    rows += ones(open);
  }
  STORE(i32, total, LOAD(i32, total) + rows);
  return list + ((m + 1) << 2);
}

static inline i32 bit(i32 p, i32 row) {
  return (LOAD(u8, p + (row >> 3)) >> (row & 7)) & 1;
}

static inline i32 number(i32 p, i32 digits, i32 row) {
  __auto_type value = 0;
  for (__auto_type d = 0; d < digits; d += 1) value |= bit(p + d * tileBytes, row) << d;
  return value;
}

static inline i32 looked(i32 lut, i32 index) {
  return LOAD(i32, lut + (index << 2));
}

static i32 score(i32 code) {
  const __auto_type mask = arg(code, 0);
  const __auto_type heap = arg(code, 1);
  const __auto_type parameters = arg(code, 2);
  const __auto_type comfort = arg(parameters, 0);
  const __auto_type comfortDigits = arg(parameters, 1);
  const __auto_type comfortLut = arg(parameters, 2);
  const __auto_type tasks = arg(parameters, 3);
  const __auto_type tasksDigits = arg(parameters, 4);
  const __auto_type tasksLut = arg(parameters, 5);
  const __auto_type wishes = arg(parameters, 6);
  const __auto_type wishesDigits = arg(parameters, 7);
  const __auto_type wishesLut = arg(parameters, 8);
  const __auto_type interest0 = arg(parameters, 9);
  const __auto_type interest1 = arg(parameters, 10);
  const __auto_type interestLut = arg(parameters, 11);
  const __auto_type goals = arg(parameters, 12);
  const __auto_type develops = arg(parameters, 13);
  const __auto_type growthLut = arg(parameters, 14);
  const __auto_type since = arg(parameters, 15);
  const __auto_type asOf = arg(parameters, 16);
  const __auto_type waitingLut = arg(parameters, 17);
  const __auto_type hoursMin = arg(parameters, 18);
  const __auto_type hoursMax = arg(parameters, 19);
  const __auto_type hoursWanted = arg(parameters, 20);
  const __auto_type placeMin = arg(parameters, 21);
  const __auto_type placeMax = arg(parameters, 22);
  const __auto_type hoursWeight = arg(parameters, 23);
  const __auto_type travelFree = arg(parameters, 24);
  const __auto_type position = arg(parameters, 25);
  const __auto_type home = arg(parameters, 26);
  const __auto_type east = arg(parameters, 27);
  const __auto_type north = arg(parameters, 28);
  const __auto_type travelLut = arg(parameters, 29);
  const __auto_type rank = arg(parameters, 30);
  const __auto_type most = arg(parameters, 31);

  for (__auto_type b = 0; b < length; b += 8) {
    for (__auto_type rest = LOAD(u64, mask + b); rest != 0; rest &= rest - 1) {
      const __auto_type row = (b << 3) + (__builtin_ctzll(rest));
      // What is read at once comes first: who cannot reach the list any more is left.
      __auto_type points = looked(interestLut, bit(interest0, row) | (bit(interest1, row) << 1));
      const __auto_type since1 = (i32)LOAD(u16, since + (row << 1));
      points += since1 == 0 ? 0 : looked(waitingLut, min(max(asOf - since1, 0), 365));
      points += looked(growthLut, developed(LOAD(u32, goals + (row << 2)), develops));
      points +=
        hoursWeight *
        suits(
          (i32)LOAD(u8, hoursMin + row),
          (i32)LOAD(u8, hoursMax + row),
          (i32)LOAD(u8, hoursWanted + row),
          placeMin,
          placeMax
        );
      const __auto_type room = LOAD(i32, heap);
      const __auto_type used = LOAD(i32, (heap) + 4);
      if (used == room && points + most < LOAD(i32, (heap) + 12) >> 16) continue;

      points += looked(comfortLut, number(comfort, comfortDigits, row));
      points += looked(tasksLut, number(tasks, tasksDigits, row));
      points += looked(wishesLut, number(wishes, wishesDigits, row));
      __auto_type distance = 0;
      if (!travelFree) {
        if (bit(home, row)) {
          const __auto_type e = LOAD(i16, position + (row << 2)) - east;
          const __auto_type n = LOAD(i16, (position + (row << 2)) + 2) - north;
          distance = min((i32)sqrt((double)(e * e + n * n)), 400);
        } else distance = 401;
      }
      points += looked(travelLut, distance);

      const __auto_type waits = since1 == 0 ? 0 : 65536 - since1;
      const __auto_type high = (u64)((points << 16) | waits);
      const __auto_type low = (u64)LOAD(u32, rank + (row << 2)) ^ 0xffffffffu;
      keep(heap, room, used, (high << 32) | low);
    }
  }
  return code + 12;
}

static inline i32 developed(u32 goals, i32 develops) {
  return (
    LOAD(u8, develops + ((i32)(goals & 0xff))) +
    LOAD(u8, develops + (i32)((goals >> 8) & 0xff)) +
    LOAD(u8, develops + (i32)((goals >> 16) & 0xff)) +
    LOAD(u8, develops + ((i32)(goals >> 24)))
  );
}

/** 0-100: how near the hours in common come to those wanted. */
static inline i32 suits(i32 least, i32 most, i32 wanted, i32 placeMin, i32 placeMax) {
  if (most == 255) return 50;
  const __auto_type lo = max(least, placeMin);
  const __auto_type hi = min(most, placeMax);
  if (lo > hi) return 0;
  if (wanted == 255 || (lo <= wanted && wanted <= hi)) return 100;
  const __auto_type off = wanted < lo ? lo - wanted : wanted - hi;
  return max(0, 100 - (100 * off) / max(1, wanted));
}

/** Entries with room for more are added, else the lowest gives way to a higher one. */
static void keep(i32 heap, i32 room, i32 used, u64 key) {
  const __auto_type entries = heap + 8;
  if (used < room) {
    STORE(i32, heap + 4, used + 1);
    __auto_type place = used;
    while (place > 0) {
      const __auto_type parent = (place - 1) >> 1;
      const __auto_type above = LOAD(u64, entries + (parent << 3));
      if (above <= key) break;
      STORE(u64, entries + (place << 3), above);
      place = parent;
    }
    STORE(u64, entries + (place << 3), key);
    return;
  }
  if (room == 0 || key <= LOAD(u64, entries)) return;
  __auto_type place = 0;
  for (;;) {
    __auto_type child = (place << 1) + 1;
    if (child >= used) break;
    __auto_type below = LOAD(u64, entries + (child << 3));
    if (child + 1 < used) {
      const __auto_type other = LOAD(u64, (entries + (child << 3)) + 8);
      if (other < below) {
        below = other;
        child += 1;
      }
    }
    if (key <= below) break;
    STORE(u64, entries + (place << 3), below);
    place = child;
  }
  STORE(u64, entries + (place << 3), key);
}

/** What stands before the memory in an image: see ../c-kernel.ts. */
typedef struct {
  i32 bytes, code, rows, tileBytes, moves, moveCount, heapCount, heaps[3];
} Head;

int main(int count, char **arguments) {
  if (count != 3) return 2;
  FILE *file = fopen(arguments[1], "rb");
  Head head;
  if (file == NULL || fread(&head, sizeof head, 1, file) != 1) return 2;
  memory = aligned_alloc(64, ((size_t)head.bytes + 63) & ~(size_t)63);
  if (memory == NULL || fread(memory, 1, head.bytes, file) != (size_t)head.bytes) return 2;
  fclose(file);
  i32 *operands = malloc(sizeof(i32) * (head.moveCount + 1));
  for (i32 i = 0; i < head.moveCount; i += 1) operands[i] = LOAD(i32, arg(head.moves, 2 * i));
  const int runs = atoi(arguments[2]);
  for (int turn = 0; turn < runs; turn += 1) {
    for (i32 i = 0; i < head.moveCount; i += 1) STORE(i32, arg(head.moves, 2 * i), operands[i]);
    for (i32 i = 0; i < head.heapCount; i += 1) STORE(i32, head.heaps[i] + 4, 0);
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    run(head.code, head.rows, head.tileBytes, head.moves, head.moveCount);
    clock_gettime(CLOCK_MONOTONIC, &to);
    printf("%lld\n", (to.tv_sec - from.tv_sec) * 1000000000LL + (to.tv_nsec - from.tv_nsec));
  }
  u64 found = 0;
  for (i32 i = 0; i < head.heapCount; i += 1)
    for (i32 entry = 0; entry < LOAD(i32, head.heaps[i] + 4); entry += 1) found += LOAD(u64, head.heaps[i] + 8 + 8 * entry);
  printf("%llu\n", (unsigned long long)found);
  return 0;
}

/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** Evenly between 0 and 1, neither included. */
  uniform(): number;
  /** A time after which something happens by chance that happens so often per unit of time. */
  exponential(rate: number): number;
  /**
   * So many of these times, stretched so that their mean is exactly 1 / rate: chance keeps the order and the spread, and
   * no longer makes one whole run busier than another (moment matching, which halves the variance of its mean wait).
   */
  exponentials(count: number, rate: number): Float64Array;
}

/** xoshiro128** of Blackman and Vigna (2018), its state filled from the seed by splitmix32; period 2^128 - 1. */
export function createRandom(seed: number): Random {
  let mixed = seed | 0;
  const splitmix = () => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let z = mixed ^ (mixed >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let [a, b, c, d] = [splitmix(), splitmix(), splitmix(), splitmix()];
  const rotate = (value: number, by: number) => (value << by) | (value >>> (32 - by));

  function uniform(): number {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return (result + 0.5) / 2 ** 32;
  }
  const exponential = (rate: number) => -Math.log(uniform()) / rate;

  function exponentials(count: number, rate: number): Float64Array {
    const times = new Float64Array(count).map(() => exponential(rate));
    const stretch = count / rate / times.reduce((sum, time) => sum + time, 0);
    return times.map((time) => time * stretch);
  }
  return { uniform, exponential, exponentials };
}

/**
 * A formula of clauses and counts, as text for the solver within clingo: DIMACS, where a line may also be
 * `literals >= count` or `literals <= count` (clasp's "cnf+"). A literal is a variable, from 1, or less than nought for
 * its contrary.
 */
export class Formula {
  #variables = 0;
  #size = 0;
  readonly #lines: string[] = [];

  /** Characters of the text, about. */
  get size(): number {
    return this.#size;
  }

  variable(): number {
    this.#variables += 1;
    return this.#variables;
  }

  /** At least one of them holds. Nothing can make an empty choice hold, so then the formula has no solution. */
  either(...literals: number[]): void {
    if (literals.length > 0) this.#write(`${literals.join(" ")} 0`);
    else {
      const impossible = this.variable();
      this.#write(`${String(impossible)} 0`);
      this.#write(`${String(-impossible)} 0`);
    }
  }

  atLeast(count: number, literals: readonly number[]): void {
    if (count <= 0) return;
    if (count > literals.length) this.either();
    else if (count === 1) this.either(...literals);
    else this.#write(`${literals.join(" ")} >= ${String(count)}`);
  }

  atMost(count: number, literals: readonly number[]): void {
    if (count < 0) this.either();
    else if (count < literals.length) this.#write(`${literals.join(" ")} <= ${String(count)}`);
  }

  exactly(count: number, literals: readonly number[]): void {
    this.atLeast(count, literals);
    this.atMost(count, literals);
  }

  /** At least so many of them hold, if the condition does. */
  atLeastIf(condition: number, count: number, literals: readonly number[]): void {
    if (count <= 0) return;
    const weighted = literals.map((literal) => `1*${String(literal)}`).join(" ");
    this.#write(`w ${String(count)}*${String(-condition)} ${weighted} >= ${String(count)}`);
  }

  /** At most so many of them hold, if the condition does. */
  atMostIf(condition: number, count: number, literals: readonly number[]): void {
    this.atLeastIf(
      condition,
      literals.length - count,
      literals.map((literal) => -literal),
    );
  }

  /**
   * Literals of which the first holds when at least one of the given does, the second when at least two do, and so on up
   * to `most`: a totalizer (Bailleux, Boufkhad 2003). Unlike a count, it lets the solver learn about how many there are.
   */
  counted(literals: readonly number[], most: number): readonly number[] {
    if (literals.length <= 1 || most < 1) return literals.slice(0, Math.max(0, most));
    const middle = literals.length >> 1;
    const left = this.counted(literals.slice(0, middle), most);
    const right = this.counted(literals.slice(middle), most);
    const count = Math.min(literals.length, most);
    const sums = Array.from({ length: count }, () => this.variable());
    const sum = (of: number) => sums.slice(of - 1, of);
    for (let of = 2; of <= count; of += 1) this.either(...sum(of).map((one) => -one), ...sum(of - 1));
    for (let i = 0; i <= left.length; i += 1)
      for (let j = 0; j <= right.length; j += 1) {
        const [fromLeft, fromRight] = [left.slice(i - 1, i), right.slice(j - 1, j)];
        // i on the left and j on the right are i + j in all; more than `most` is told as `most`.
        if (i + j > 0)
          this.either(
            ...negated(i > 0 ? fromLeft : []),
            ...negated(j > 0 ? fromRight : []),
            ...sum(Math.min(i + j, count)),
          );
        // Not i + 1 on the left, and not j + 1 on the right, are not i + j + 1.
        if (i + j < count) this.either(...negated(sum(i + j + 1)), ...left.slice(i, i + 1), ...right.slice(j, j + 1));
      }
    return sums;
  }

  toString(): string {
    return `p cnf+ ${String(this.#variables)} ${String(this.#lines.length)}\n${this.#lines.join("\n")}\n`;
  }

  #write(line: string): void {
    this.#lines.push(line);
    this.#size += line.length + 1;
  }
}

function negated(literals: readonly number[]): number[] {
  return literals.map((literal) => -literal);
}

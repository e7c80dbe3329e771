/**
 * Whether what clients were told could have happened one after the other (Wing and Gong 1993, with the memory of Lowe 2017).
 * A call lies somewhere between when it was made and when it was answered. Of one that was never answered (`to` infinite) or
 * whose answer is not known (`outcome` undefined) anything may have come, and where it has no end, nothing too.
 * Cost: exponential in the calls that overlap, which in a history are few.
 */
export type Told<Call> = { call: Call; from: number; to: number; outcome: string | undefined };

/** What one call may be answered in a state, and the state that each answer leaves. States are values of JSON. */
export type Model<State, Call> = {
  initial: State;
  answers(state: State, call: Call): [outcome: string, after: State][];
};

export function isLinearizable<State, Call>(model: Model<State, Call>, history: readonly Told<Call>[]): boolean {
  const calls = history.toSorted((one, other) => one.from - other.from);
  const tried = new Set<string>();
  const goesOn = (done: readonly boolean[], state: State): boolean => {
    const left = calls.flatMap((call, n) => (done[n] ? [] : [{ call, n }]));
    if (left.every(({ call }) => call.to === Infinity)) return true;
    const seen = JSON.stringify([done, state]);
    if (tried.has(seen)) return false;
    tried.add(seen);
    const firstEnd = Math.min(...left.map(({ call }) => call.to));
    return left
      .filter(({ call }) => call.from < firstEnd)
      .some(({ call, n }) =>
        model
          .answers(state, call.call)
          .filter(([outcome]) => call.outcome === undefined || outcome === call.outcome)
          .some(([, after]) => goesOn(done.with(n, true), after)),
      );
  };
  return goesOn(
    calls.map(() => false),
    model.initial,
  );
}

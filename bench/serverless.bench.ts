// `npm run --silent bench -- serverless`, the part about the stack: whether SST accepts it without AWS, whether its rules hold,
// and whether a planted fault is seen (test/stack). Nothing here is measured: a count of what is wrong, at most none.
import { atMost, told } from "../packages/engine/bench/figures.ts";
import { evaluateStack, stages } from "../test/stack/evaluate.ts";
import { faults } from "../test/stack/faults.ts";
import { listOf } from "../test/stack/graph.ts";
import { type RuleName, rules } from "../test/stack/rules.ts";
import { setUp } from "../test/stack/set-up.mjs";
import { typeFaults } from "../test/stack/types.ts";

const none = (figure: string, wrong: readonly string[]): void => {
  for (const line of wrong) console.error(line);
  atMost(0, { figure, value: wrong.length, unit: "count", runs: 1 });
};

setUp();
const evaluated = await evaluateStack();
const names = Object.keys(rules) as RuleName[];
for (const stage of stages) {
  const { status, errors, unknownCalls, engine, mocks } = evaluated[stage];
  const refused = status === 0 ? [] : [`sst diff --stage ${stage} ended with ${status}`];
  none(`sst diff --stage ${stage}: errors`, [...refused, ...errors, ...unknownCalls]);
  told({ figure: `resources in ${stage}`, value: listOf(engine).length, unit: "count", runs: 1 });
  const [asked, expected] = [listOf(engine), listOf(mocks)];
  none(`resources that engine and mocks do not agree on in ${stage}`, [
    ...asked.filter((line) => !expected.includes(line)),
    ...expected.filter((line) => !asked.includes(line)),
  ]);
  none(
    `faults by ${names.length} rules in ${stage}`,
    names.flatMap((name) => rules[name](engine, stage).map((fault) => `${name}: ${fault}`)),
  );
}
none("faults of types in sst.config.ts and infra/", typeFaults());
none(
  `planted faults, of ${Object.keys(faults).length}, that no rule sees`,
  Object.entries(faults)
    .filter(
      ([, { breaks, plant, stage = "production" }]) =>
        rules[breaks](plant(evaluated[stage].engine), stage).length === 0,
    )
    .map(([name]) => name),
);

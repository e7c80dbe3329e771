// Prints the demo as a job matcher would read it: npx tsx packages/local/src/demo/review.ts [SEED] [TODAY]
import { reviewOf } from "./realism.ts";
import { demoSeed, generateDemo } from "./generate.ts";

const [seed = demoSeed, today = "2027-03-01"] = process.argv.slice(2);
for (const tenant of generateDemo(seed, today).tenants) {
  console.log(
    `\n${tenant.tenant.name}: ${tenant.participants.length} people, ${tenant.employers.length} employers, ${tenant.placements.length} places`,
  );
  for (const line of reviewOf(tenant, today)) console.log(line);
}

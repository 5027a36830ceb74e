import { policyIndex } from "./policy-index";
import { writeGenerated } from "./generated";
import { failingRun } from "./render-terminal";
import { resultsJsonSchema } from "./results-schema";

/**
 * `npm run generate`: writes every file that is derived from another and checked in. With `--check` it writes nothing
 * and fails when one of them differs.
 */
async function main(): Promise<void> {
    // First, because what follows loads the policies through it.
    await writeGenerated("policy-pack/policies/index.ts", policyIndex());
    await writeGenerated("docs/results.schema.json", resultsJsonSchema());
    await writeGenerated("docs/failing-run.svg", failingRun());
}

main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});

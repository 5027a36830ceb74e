import { controlMatrix } from "./control-pages";
import { policyIndex, policyLedger } from "./policy-index";
import { policyLists } from "./policy-lists";
import { policyPage } from "./policy-pages";
import { providerChoices } from "./provider-choices";
import { removeOthers, writeFormatted, writeGenerated } from "./generated";
import { failingRun } from "./render-terminal";

/**
 * `npm run generate`: writes every file that is derived from another and checked in. With `--check` it writes nothing
 * and fails when one of them differs.
 */
async function main(): Promise<void> {
    // First, because what follows loads the policies through it.
    await writeGenerated("policy-pack/policies/index.ts", policyIndex());
    /* eslint-disable @typescript-eslint/no-require-imports -- the list above has to be written before it is read */
    const { policies } = require("../policy-pack/policies") as typeof import("../policy-pack/policies");
    const { resultsJsonSchema, statementJsonSchema, waiversJsonSchema } =
        require("./results-schema") as typeof import("./results-schema");
    const { stackPictures } = require("./stack-pictures") as typeof import("./stack-pictures");
    /* eslint-enable @typescript-eslint/no-require-imports */
    await writeGenerated("policy-pack/policy-ids.json", policyLedger(policies));
    await writeGenerated("policy-pack/provider-choices-by-type.json", providerChoices());
    const lists = policyLists(policies);
    for (const { file, content } of lists) await writeGenerated(`docs/policies/${file}`, content);
    for (const policy of policies) writeFormatted(`docs/policies/${policy.id}.md`, policyPage(policy));
    removeOthers("docs/policies", [...lists.map(({ file }) => file), ...policies.map(({ id }) => `${id}.md`)]);
    await writeGenerated("docs/controls.md", controlMatrix(policies));
    await writeGenerated("docs/results.schema.json", resultsJsonSchema());
    await writeGenerated("docs/annex42.schema.json", statementJsonSchema());
    await writeGenerated("docs/waivers.schema.json", waiversJsonSchema());
    await writeGenerated("docs/failing-run.svg", failingRun());
    const pictures = await stackPictures();
    for (const { file, content } of pictures) await writeGenerated(`docs/stacks/${file}`, content);
    removeOthers(
        "docs/stacks",
        pictures.map(({ file }) => file),
    );
}

main().catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
});

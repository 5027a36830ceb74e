import assert from "node:assert/strict";
import path from "node:path";

import { allows, factsOf, isFittingResource, parseDocument } from "../../../policy-pack/iam";
import { madeUpMarker } from "../../../policy-pack/policy";
import type { Resource } from "../../../policy-pack/policy";
import { runStack } from "../../support/programs";

const root = path.join(__dirname, "..", "..", "..");
const programs: readonly (readonly [string, string])[] = [
    [path.join(__dirname, "..", "programs", "alone"), "dev"],
    [root, "inference-dev"],
];

/** Every inline policy that a component gives a role, through the engine that policies ask. */
describe("what components grant", () => {
    let grants: readonly Resource[];

    before(async () => {
        const runs = await Promise.all(programs.map(([directory, stack]) => runStack(directory, stack)));
        grants = runs.flatMap(({ resources }) =>
            resources.filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy"),
        );
        assert.ok(grants.length >= 20, `only ${grants.length} grants were found`);
    });

    /** What is wrong with the grants, by their names. */
    function flaws(find: (document: ReturnType<typeof parseDocument>) => readonly string[]): string[] {
        return grants.flatMap(({ name, inputs }) =>
            find(parseDocument(inputs.policy)).map((flaw) => `${name}: ${flaw}`),
        );
    }

    it("can be read", () => {
        assert.deepEqual(
            flaws(({ unknown, problems }) => [
                ...(unknown ? ["is not known"] : []),
                ...problems.map(({ message }) => message),
            ]),
            [],
        );
    });

    it("is of actions that exist, one by one, and of none that another statement denies", () => {
        assert.deepEqual(
            flaws((document) =>
                document.statements.flatMap(({ effect, actions, resources }) =>
                    actions.patterns.flatMap((action) => {
                        if (!factsOf(action)) return [`${action} does not exist`];
                        const isGiven = resources.patterns.every(
                            (resource) => allows({ identity: [document] }, { action, resource }).verdict === "yes",
                        );
                        return effect === "Allow" && !isGiven ? [`${action} is not given`] : [];
                    }),
                ),
            ),
            [],
        );
    });

    it("is of resources that each of the actions has", () => {
        assert.deepEqual(
            flaws((document) =>
                document.statements.flatMap(({ actions, resources }) =>
                    actions.patterns.filter((action) => {
                        const facts = factsOf(action);
                        const isFitting = (resource: string): boolean =>
                            // What an ARN will be that is made up, only the cloud knows.
                            resource.includes(madeUpMarker) ||
                            (facts !== undefined && isFittingResource(facts, resource));
                        return !resources.patterns.some(isFitting);
                    }),
                ),
            ),
            [],
        );
    });
});

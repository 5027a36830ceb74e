import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { runStack } from "../support/programs";

const recorded = path.join(__dirname, "urns");

/** Every resource that components make of the test program, as the part of its URN that does not name project and stack. */
async function todaysResources(): Promise<ReadonlySet<string>> {
    const { resources } = await runStack(path.join(__dirname, "programs", "alone"), "dev");
    return new Set(resources.map(({ urn }) => urn.split("::").slice(2).join("::")));
}

/**
 * What Pulumi knows under one URN it replaces or deletes when it comes back under another. So a version records the URNs
 * of its components in a file of its own, once, and all later versions have them too.
 */
describe("upgrades of components", () => {
    const versions = readdirSync(recorded);
    assert.ok(versions.includes("1.txt"));

    for (const file of versions) {
        it(`from version ${path.basename(file, ".txt")} replace and delete nothing`, async () => {
            const today = await todaysResources();
            const then = readFileSync(path.join(recorded, file), "utf8").trim().split("\n");
            assert.ok(then.length >= 500, `only ${then.length} URNs are recorded`);
            assert.deepEqual(
                then.filter((urn) => !today.has(urn)),
                [],
            );
        });
    }

    it("are recorded for every component", async () => {
        const kinds = new Set(readFileSync(path.join(recorded, "1.txt"), "utf8").match(/annex42:\w+:\w+(?=::)/g) ?? []);
        const today = [...(await todaysResources())].flatMap((urn) => urn.match(/annex42:\w+:\w+(?=::)/g) ?? []);
        assert.deepEqual(
            [...new Set(today)].filter((kind) => !kinds.has(kind)),
            [],
        );
    });
});

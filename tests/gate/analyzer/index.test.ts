import assert from "node:assert/strict";
import * as path from "node:path";

import { runPolicyPack } from "../../../gate/analyzer";
import type { PackOptions } from "../../../gate/analyzer";
import { InputError } from "../../../gate/errors";
import type { PolicyResult } from "../../../gate/evaluate";
import { unknownValue } from "../../../policy-pack/policy";
import type { Resource } from "../../../policy-pack/policy";

const bucketType = "aws:s3/bucket:Bucket";
const options: PackOptions = {
    organization: "acme",
    project: "shop",
    stack: "dev",
    config: { "shop:answer": "42" },
};
const stackUrn = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";

function resource(type: string, name: string, inputs: Resource["inputs"], more: Partial<Resource> = {}): Resource {
    const urn = urnOf(type, name);
    return { urn, type, name, inputs, outputs: inputs, dependencies: [], propertyDependencies: {}, ...more };
}

function urnOf(type: string, name: string): string {
    return `urn:pulumi:dev::shop::${type}::${name}`;
}

function folder(pack: string): string {
    return path.join(__dirname, pack);
}

describe("a policy pack run by the SDK's analyzer", function () {
    const provider = resource("pulumi:providers:aws", "default", { region: "us-east-1" });
    const data = { bucket: "acme-data", tags: { owner: "platform" } };
    const resources = [
        provider,
        resource(bucketType, "good", data, { source: { file: "index.ts", line: 4 } }),
        resource(bucketType, "elsewhere", data, { provider: `${provider.urn}::some-id` }),
        resource(bucketType, "misnamed", { ...data, bucket: "data" }, { source: { file: "index.ts", line: 9 } }),
        resource(bucketType, "unnamed", { ...data, bucket: unknownValue }),
        resource(bucketType, "untagged", { bucket: "acme-logs" }),
        resource(bucketType, "explosive", data),
        resource(bucketType, "read", { bucket: "theirs" }, { external: true }),
    ];
    let results: readonly PolicyResult[];
    let policies: readonly { readonly id: string; readonly title: string; readonly enforcementLevel: string }[];

    before(async () => {
        ({ results, policies } = await runPolicyPack(folder("third-party-pack"), Promise.resolve(resources), options));
    });

    /** `verdict level: message` of what a policy says about a resource. */
    function said(policy: string, name: string): string[] {
        const about = results.filter((result) => result.policy === policy && result.urn === urnOf(bucketType, name));
        return about.map(({ verdict, enforcementLevel, message = "" }) => `${verdict} ${enforcementLevel}: ${message}`);
    }

    it("says what the pack says of its policies, at the levels of this run", () => {
        const found = policies.find(({ id }) => id === "name-prefix");
        assert.deepEqual(found, {
            pack: "third-party-pack",
            id: "name-prefix",
            title: "Buckets have the company's prefix",
            severity: "critical",
            enforcementLevel: "mandatory",
            supports: [],
            equivalents: [],
            why: "Buckets carry the company's prefix in their names.",
            fix: "Rename the bucket.",
            reference: "https://example.com/name-prefix",
        });
        assert.equal(policies.find(({ id }) => id === "provider-region")?.enforcementLevel, "mandatory");
        assert.equal(policies.find(({ id }) => id === "explodes")?.title, "Fails on one resource");
    });

    it("passes what was checked and not reported, and fills defaults of its configuration in", () => {
        assert.deepEqual(said("name-prefix", "good"), ["pass mandatory: "]);
    });

    it("reports a violation without the description that the SDK puts before it", () => {
        const [result] = results.filter(({ policy, verdict }) => policy === "name-prefix" && verdict === "fail");
        assert.deepEqual(result, {
            pack: "third-party-pack",
            policy: "name-prefix",
            urn: urnOf(bucketType, "misnamed"),
            verdict: "fail",
            message: "has another prefix",
            severity: "critical",
            enforcementLevel: "mandatory",
            effect: "block",
            madeUp: [],
            source: { file: "index.ts", line: 9 },
        });
    });

    it("says unknown where the policy came upon an unknown value", () => {
        assert.deepEqual(said("name-prefix", "unnamed"), [
            'unknown mandatory: "unnamed" could not be checked: string value at .bucket can\'t be known during preview.',
        ]);
    });

    it("says nothing where the policy does not apply, is disabled, or the stack only reads the resource", () => {
        const silent = results.filter(
            ({ policy, urn }) =>
                policy === "never-asked" ||
                urn === urnOf(bucketType, "read") ||
                (policy === "name-prefix" && urn === provider.urn),
        );
        assert.deepEqual(silent, []);
    });

    it("hands the provider over with each resource", () => {
        assert.deepEqual(said("provider-region", "elsewhere"), ["fail mandatory: is elsewhere"]);
        assert.deepEqual(said("provider-region", "good"), ["pass mandatory: "]);
    });

    it("reports what a remediation changes, and checks what it leaves", () => {
        assert.deepEqual(said("owner-tag", "untagged"), [
            'fail advisory: "untagged" is changed by the pack\'s remediation when it is deployed: tags.',
        ]);
        assert.deepEqual(said("owner-tag", "good"), []);
        assert.deepEqual(said("owner-is-platform", "untagged"), ["pass advisory: "]);
    });

    it("lets a policy that throws fail by itself, closed, and goes on with the others", () => {
        assert.deepEqual(said("explodes", "explosive"), [
            'fail mandatory: "explosive" could not be checked, because the policy itself failed: TypeError: boom.',
        ]);
        assert.deepEqual(said("explodes", "good"), ["pass advisory: "]);
        assert.deepEqual(said("name-prefix", "explosive"), ["pass mandatory: "]);
    });

    it("asks about the stack at the end, and lays on its root what is about no resource", () => {
        const [few] = results.filter(({ policy }) => policy === "few-buckets");
        assert.equal(few?.urn, stackUrn);
        assert.equal(few?.message, "has too many");
        assert.equal(few?.effect, "block");
    });

    it("tells the pack of its stack and configuration", () => {
        const [facts] = results.filter(({ policy }) => policy === "stack-facts");
        assert.equal(facts?.message, "runs on acme/shop/dev with 42, dry run true");
        assert.equal(facts?.urn, provider.urn);
    });
});

describe("the configuration of a policy pack", () => {
    it("sets levels and values, the policy's own over those of all", async () => {
        const { results } = await runPolicyPack(
            folder("third-party-pack"),
            [resource(bucketType, "logs", { bucket: "corp-logs", tags: {} })],
            {
                ...options,
                policyConfig: {
                    all: "disabled",
                    "name-prefix": { prefix: "corp-", enforcementLevel: "advisory" },
                    "owner-is-platform": "mandatory",
                    "policy-of-another-pack": "mandatory",
                },
            },
        );
        assert.deepEqual(
            results.map(({ policy, verdict, effect }) => `${policy} ${verdict} ${effect}`),
            ["owner-is-platform fail block", "name-prefix pass none"],
        );
    });

    it("is refused when it does not fit", async () => {
        const run = runPolicyPack(folder("third-party-pack"), [], {
            ...options,
            policyConfig: { "name-prefix": { length: 0 } },
        });
        await assert.rejects(run, (error: Error) => {
            assert.ok(error instanceof InputError);
            assert.match(error.message, /policy "name-prefix" of pack "third-party-pack": "length": too small/);
            return true;
        });
    });
});

describe("a policy pack that cannot run", () => {
    const cases: Record<string, { pack: string; message: RegExp }> = {
        "there is none": { pack: ".", message: /There is no PulumiPolicy\.yaml here/ },
        "it is a Python pack": { pack: "python-pack", message: /runtime is "python"; only nodejs packs/ },
        "it throws": { pack: "broken-pack", message: /did not start\. It said:\n\n[^]*the pack is broken/ },
        "it serves nothing": {
            pack: "silent-pack",
            message: /did not start\. It said nothing: does it create a PolicyPack\?/,
        },
        "it writes to standard output first": { pack: "talking-pack", message: /it wrote "hello from the pack"/ },
    };
    for (const [sentence, { pack, message }] of Object.entries(cases)) {
        it(sentence, () =>
            assert.rejects(runPolicyPack(folder(pack), [], options), (error: Error) => {
                assert.ok(error instanceof InputError);
                assert.match(error.message, message);
                assert.ok(error.at?.file.startsWith(__dirname));
                return true;
            }),
        );
    }

    it("is ended when the run is given up", async () => {
        const controller = new AbortController();
        const run = runPolicyPack(folder("third-party-pack"), new Promise(() => undefined), {
            ...options,
            signal: controller.signal,
        });
        setTimeout(() => controller.abort(new Error("given up")), 100);
        await assert.rejects(run, /given up/);
    });

    it("leaves the program's own failure as it is", async () => {
        const run = runPolicyPack(folder("talking-pack"), Promise.reject(new Error("the program failed")), options);
        await assert.rejects(run, /the program failed/);
    });
});

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";

import { Analysis } from "../../gate/analyzer/analysis";
import type { PackPolicySettings } from "../../gate/analyzer/pack-config";
import type { PackInfo } from "../../gate/analyzer/pack-info";
import { PackProcess } from "../../gate/analyzer/pack-process";
import { loadPackInfo } from "../../gate/analyzer";
import { PolicyRunner } from "../../gate/evaluate";
import { examplesOf, resolvePackConfig, resolvePolicyConfig, unknownValue } from "../../policy-pack/policy";
import type { ExampleCase, ExampleForm, PackConfig, Policy, Properties, Resource } from "../../policy-pack/policy";
import { policies } from "../../policy-pack/policies";
import { buildPolicyPack } from "../support/build";

const stack = { organization: "organization", project: "annex42", stack: "example", config: {} };

/** The pack as it is shipped, in a process of its own as the engine starts it, against the same policies in-process. */
describe("the built pack under the SDK's own analyzer", function () {
    // It goes through thousands of examples, which takes long where there is much else to do.
    this.timeout(600_000);
    const folder = mkdtempSync(path.join(tmpdir(), "annex42-pack-"));
    let pack: PackProcess;
    let info: PackInfo;

    before(async () => {
        await buildPolicyPack(folder);
        symlinkSync(path.join(__dirname, "..", "..", "node_modules"), path.join(folder, "node_modules"));
        pack = await PackProcess.start(folder, stack);
        info = await loadPackInfo(pack);
    });

    after(async () => {
        await pack.close();
        rmSync(folder, { recursive: true });
    });

    it("has every policy", () => {
        assert.deepEqual(
            info.policies.map(({ name, scope }) => `${name} ${scope}`),
            policies.map(({ id, scope }) => `${id} ${scope}`),
        );
    });

    const cases: Record<string, { form: ExampleForm; config: PackConfig }> = {
        "in a preview": { form: "preview", config: {} },
        "in a state": { form: "state", config: {} },
        "with unknowns as failures": { form: "preview", config: { all: { unknownAs: "fail" } } },
        "with unknowns passed": { form: "preview", config: { all: { unknownAs: "pass" } } },
        "with all advisory": { form: "preview", config: { all: "advisory" } },
        "with all mandatory": { form: "preview", config: { all: "mandatory" } },
    };
    for (const [sentence, { form, config }] of Object.entries(cases)) {
        // The rest goes one way for all policies, so that a part shows it; in a state all examples' names are the same few.
        const share = sentence === "in a preview" ? 1 : 20;
        it(`says the same of examples in one stack, ${sentence}`, () => expectSame(examples(form, share), config));
    }

    it("says the same of each policy's examples by themselves, and fails every policy's failures", async () => {
        for (const policy of policies) {
            const found: string[] = [];
            for (const cases of groupsOf(policy)) {
                const settings = resolvePolicyConfig(policy, cases[0]?.config ?? {});
                found.push(...(await expectSame(apart(cases, "preview"), onlyFor(policy, settings.config))));
            }
            assert.ok(found.includes(policy.id), policy.id);
        }
    });

    it("takes what a provider is yet to choose for what nobody gave", async () => {
        const role = "urn:pulumi:example::annex42::aws:iam/role:Role::builder";
        const own = "urn:pulumi:example::annex42::aws:iam/rolePolicy:RolePolicy::read";
        const inputs = { assumeRolePolicy: unknownValue, name: "builder" };
        const grant = { role: "builder", policy: unknownValue };
        const known = { dependencies: [], propertyDependencies: {} };
        const analysis = new Analysis(pack, info, levels("iam-role-attachment-no-conflict"), stack);
        await analysis.run([
            {
                urn: role,
                type: "aws:iam/role:Role",
                name: "builder",
                inputs,
                // As in a preview by the real provider.
                outputs: {
                    ...inputs,
                    arn: unknownValue,
                    inlinePolicies: unknownValue,
                    managedPolicyArns: unknownValue,
                },
                ...known,
            },
            { urn: own, type: "aws:iam/rolePolicy:RolePolicy", name: "read", inputs: grant, outputs: grant, ...known },
        ]);
        assert.deepEqual(
            analysis.results.filter(({ verdict }) => verdict !== "pass"),
            [],
        );
    });

    it("takes tags for all that there are where the provider has no default ones", async () => {
        const type = "aws:sagemaker/endpoint:Endpoint";
        const urn = `urn:pulumi:example::annex42::${type}::scoring`;
        const inputs = { endpointConfigName: "scoring", tags: { "risk-tier": "low" } };
        // As in a preview by the real provider, which gives tagsAll in its Check only where it has default tags.
        const outputs = { ...inputs, tagsAll: unknownValue };
        const analysis = new Analysis(pack, info, levels("sagemaker-bias-monitoring-in-use"), stack);
        await analysis.run([
            { urn, type, name: "scoring", inputs, outputs, dependencies: [], propertyDependencies: {} },
        ]);
        assert.deepEqual(
            analysis.results.filter(({ verdict }) => verdict !== "pass"),
            [],
        );
    });

    it("takes what was asked for where the provider is not configured yet, and says nothing", async () => {
        const type = "kubernetes:core/v1:Pod";
        const urn = `urn:pulumi:example::annex42::${type}::server`;
        const inputs = { spec: { containers: [{ name: "server", image: "registry.example.com/server:1.4.0" }] } };
        const analysis = new Analysis(pack, info, levels("service-account-token-not-mounted"), stack);
        await analysis.run([
            { urn, type, name: "server", inputs, outputs: {}, dependencies: [], propertyDependencies: {} },
        ]);
        assert.deepEqual(
            analysis.results.map(({ verdict }) => verdict),
            ["fail"],
        );
    });

    it("reports a setting that does not fit", async () => {
        const [policy] = policies.filter(({ scope }) => scope === "resource");
        assert.ok(policy);
        const settings = levels(policy.id);
        settings.set(policy.id, { enforcementLevel: "advisory", properties: { unknownAs: "maybe" } });
        const analysis = new Analysis(pack, info, settings, stack);
        await analysis.run(examplesOf(policy)[0]?.resources("preview") ?? []);
        assert.deepEqual(
            analysis.results.map(({ message }) => message),
            [`Policy "${policy.id}": "unknownAs" must be one of pass, warn, fail.`],
        );
    });

    /** One policy is advisory, all others are off. */
    function levels(id: string): Map<string, PackPolicySettings> {
        return new Map(info.policies.map(({ name }) => [name, level(name === id ? "advisory" : "disabled")]));
    }

    async function expectSame(resources: readonly Resource[], config: PackConfig): Promise<readonly string[]> {
        const settings = resolvePackConfig(policies, config);
        const ours = new PolicyRunner(policies, settings)
            .evaluate(resources)
            .flatMap(({ policy, urn, effect, message = "" }) =>
                effect === "none" ? [] : [{ policy, urn, effect, message }],
            );
        const theirSettings = new Map(
            [...settings].map(([name, { enforcementLevel, unknownAs, config: own }]) => [
                name,
                { enforcementLevel, properties: { ...own, unknownAs } },
            ]),
        );
        const analysis = new Analysis(pack, info, theirSettings, stack);
        await analysis.run(resources);
        const theirs = analysis.results.flatMap(({ policy, urn, verdict, effect, message = "" }) =>
            verdict === "pass" ? [] : [{ policy, urn, effect, message }],
        );
        // Of thousands of findings, those that differ: the assertion's own comparison would take minutes.
        const [given, wanted] = [inOrder(theirs), inOrder(ours)];
        assert.deepEqual({ more: without(given, wanted), less: without(wanted, given) }, { more: [], less: [] });
        assert.equal(given.length, wanted.length);
        return ours.map(({ policy }) => policy);
    }
});

/** All other policies are off, so that the two are compared on the policy whose example it is. */
function onlyFor(policy: Policy, config: Properties): PackConfig {
    return { all: "disabled", [policy.id]: { ...config, enforcementLevel: "mandatory" } };
}

function level(enforcementLevel: PackPolicySettings["enforcementLevel"]): PackPolicySettings {
    return { enforcementLevel, properties: {} };
}

interface Finding {
    readonly policy: string;
    readonly urn: string;
    readonly effect: string;
    readonly message: string;
}

function inOrder(findings: readonly Finding[]): string[] {
    return findings.map(({ policy, urn, effect, message }) => `${urn} ${policy} ${effect}: ${message}`).sort();
}

function without(list: readonly string[], others: readonly string[]): readonly string[] {
    const known = new Set(others);
    return list.filter((element) => !known.has(element)).slice(0, 10);
}

/** Every so many-th example of all policies. */
function examples(form: ExampleForm, share: number): readonly Resource[] {
    const cases = policies.flatMap((policy) => examplesOf(policy));
    return apart(
        cases.filter((_, index) => index % share === 0),
        form,
    );
}

/** Examples that may stand in one stack: those of one configuration, and of a stack policy each by itself. */
function groupsOf(policy: Policy): readonly (readonly ExampleCase[])[] {
    const all = examplesOf(policy);
    if (policy.scope === "stack") return all.map((example) => [example]);
    const configs = new Set(all.map(({ config }) => JSON.stringify(config)));
    return [...configs].map((given) => all.filter(({ config }) => JSON.stringify(config) === given));
}

/** The resources of several examples in one stack, each under URNs of its own. */
function apart(cases: readonly ExampleCase[], form: ExampleForm): readonly Resource[] {
    return cases.flatMap(({ resources }, index) => {
        const text = JSON.stringify(resources(form)).replaceAll(
            "urn:pulumi:example::",
            `urn:pulumi:example-${index}::`,
        );
        return JSON.parse(text) as readonly Resource[];
    });
}

import assert from "node:assert/strict";

import type { Log, Result, Run } from "sarif";

import { infoOf, resultOf, stackOf } from "../support";
import { validatorOf } from "../schemas";
import { afterwards, failing, mixed, render } from "./formats";

function runOf(...args: Parameters<typeof render> extends [unknown, ...infer Rest] ? Rest : never): Run {
    const log = JSON.parse(render("sarif", ...args)) as Log;
    assert.equal(log.version, "2.1.0");
    return log.runs[0] as Run;
}

function resultsOf(...stacks: Parameters<typeof runOf>[0]): readonly Result[] {
    return runOf(stacks).results ?? [];
}

describe("sarifReport", () => {
    it("has what is open, at file and line, and nothing that is waived or passes", () => {
        const { results = [] } = runOf([mixed]);
        assert.deepEqual(
            results.map(({ level, locations }) => [level, locations?.[0]?.physicalLocation]),
            [
                ["error", { artifactLocation: { uri: "stacks/index.ts" }, region: { startLine: 14, startColumn: 7 } }],
                ["note", { artifactLocation: { uri: "Pulumi.yaml" }, region: { startLine: 1 } }],
            ],
        );
        assert.equal(results[0]?.message.text, '"one" is not safe. Set safe to true.');
    });

    it("gives each rule a severity for code scanning, and ties it to the controls", () => {
        const { tool, taxonomies = [] } = runOf([mixed]);
        const [rule] = tool.driver.rules ?? [];
        assert.equal(rule?.id, "thing-is-safe");
        assert.equal(rule.properties?.["security-severity"], "8.0");
        const [target] = (rule.relationships ?? []).map((relationship) => relationship.target);
        assert.equal(target?.id, "A.7.2");
        assert.equal(taxonomies[0]?.taxa?.length, 38);
        assert.equal(taxonomies[0].taxa[target.index ?? -1]?.id, "A.7.2");
    });

    it("puts critical, high, medium and low where GitHub has its bounds", () => {
        const severities = (["critical", "high", "medium", "low"] as const).map((severity) => {
            const results = [resultOf({ ...failing, policy: severity, severity })];
            const [rule] =
                runOf([stackOf({ results })], {}, [infoOf({ id: severity, severity })]).tool.driver.rules ?? [];
            return Number(rule?.properties?.["security-severity"]);
        });
        const [critical = 0, high = 0, medium = 0, low = 0] = severities;
        assert.ok(critical > 9 && high >= 7 && high < 9 && medium >= 4 && medium < 7 && low > 0 && low < 4);
    });

    it("makes notifications of what was not verified and of errors, not alerts", () => {
        const [invocation] = runOf([mixed], afterwards).invocations ?? [];
        assert.equal(invocation?.executionSuccessful, false);
        assert.deepEqual(
            invocation.toolExecutionNotifications?.map(({ level, message }) => [level, message.text]),
            [
                ["error", "The file is empty."],
                ["error", "m"],
                ["note", '"two" could not be checked: safe is not known yet.'],
                ["note", '"vpc" was not verified: it is made by a plugin.'],
            ],
        );
    });

    it("makes a result of an expired waiver, where it stands", () => {
        const { results = [] } = runOf([], afterwards);
        assert.deepEqual(
            results.map(({ ruleId, locations }) => [ruleId, locations?.[0]?.physicalLocation?.region?.startLine]),
            [["waiver-expired", 7]],
        );
    });

    it("knows a finding again when code has moved, and two of a kind from each other", () => {
        const prints = (...results: Parameters<typeof resultOf>[0][]): readonly unknown[] =>
            resultsOf(stackOf({ results: results.map(resultOf) })).map(
                ({ partialFingerprints }) => partialFingerprints?.primaryLocationLineHash,
            );
        const [first, second] = prints(failing, failing);
        assert.notEqual(first, second);
        assert.deepEqual(prints({ ...failing, source: { file: "other.ts", line: 99 }, message: "m" }), [first]);
        assert.notDeepEqual(prints({ ...failing, urn: "urn:x" }), [first]);
    });

    it("is SARIF 2.1.0", function () {
        const validate = validatorOf(this, "sarif/sarif-schema-2.1.0.json");
        for (const text of [
            render("sarif", [mixed, mixed], afterwards),
            render("sarif", []),
            render("sarif", [stackOf({ results: [resultOf({})] })]),
        ]) {
            assert.deepEqual(validate(JSON.parse(text)), []);
        }
        assert.notDeepEqual(validate({ version: "2.1.0" }), []);
    });
});

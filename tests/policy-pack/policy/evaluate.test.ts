import assert from "node:assert/strict";

import {
    asList,
    definePolicy,
    evaluateInStack,
    evaluateResource,
    isSet,
    isUnknown,
    madeUpMarker,
    notApplicable,
    ResourceGraph,
    unknownValue,
} from "../../../policy-pack/policy";
import type { CheckContext, GraphView, Properties, ResourcePolicy, StackPolicy } from "../../../policy-pack/policy";

function evaluate(inputs: Properties, check: (props: Record<string, never>, context: CheckContext) => void) {
    const policy = definePolicy<Record<string, never>>({
        id: "test-policy",
        title: "A policy",
        severity: "high",
        appliesTo: "test:index:Thing",
        supports: ["A.6.2.5"],
        why: "",
        fix: "",
        reference: "",
        check: check as never,
        examples: { passes: {}, fails: {} },
    }) as ResourcePolicy;
    const resource = { urn: "urn", type: "test:index:Thing", name: "thing", inputs, outputs: inputs };
    return evaluateResource(policy, { ...resource, dependencies: [], propertyDependencies: {} }, {});
}

describe("evaluation of a policy", () => {
    it("passes when nothing is reported", () => {
        assert.deepEqual(
            evaluate({ a: 1 }, () => undefined),
            { verdict: "pass", remarks: [], madeUp: [] },
        );
    });

    it("fails with each violation and its path", () => {
        const evaluation = evaluate({}, (_, { report }) => {
            report("is wrong", "a.b");
            report("is bad");
        });
        const remarks = [{ message: "is wrong", path: "a.b" }, { message: "is bad" }];
        assert.deepEqual(evaluation, { verdict: "fail", remarks, madeUp: [] });
    });

    it("is unknown when the check reads a value that is not known, however deep", () => {
        const evaluation = evaluate({ list: [{ key: unknownValue }] }, ({ list }) => {
            for (const item of list as unknown as { key: string }[]) assert.equal(item.key, "never reached");
        });
        const remarks = [{ message: "is not known yet", path: "list.0.key" }];
        assert.deepEqual(evaluation, { verdict: "unknown", remarks, madeUp: [] });
    });

    it("fails when a violation is certain, whatever else is unknown", () => {
        const evaluation = evaluate({ rules: [unknownValue, "open"] }, ({ rules }, { each, report }) => {
            each(rules as unknown as string[], (rule, index) => {
                if (rule === "open") report("is open", `rules.${index}`);
            });
        });
        assert.deepEqual(evaluation, {
            verdict: "fail",
            remarks: [{ message: "is open", path: "rules.1" }],
            madeUp: [],
        });
    });

    it("is unknown when the check says so", () => {
        const evaluation = evaluate({}, ({ length: _ }, { unknown }) => unknown("has a bucket elsewhere", "bucket"));
        const remarks = [{ message: "has a bucket elsewhere", path: "bucket" }];
        assert.deepEqual(evaluation, { verdict: "unknown", remarks, madeUp: [] });
    });

    it("ends when the question does not arise", () => {
        assert.equal(
            evaluate({}, (_, { notApplicable: end }) => end()),
            notApplicable,
        );
    });

    it("fails closed when the policy itself fails, and quotes no property", () => {
        const evaluation = evaluate(
            { policy: "hunter2{" },
            ({ policy }) => void JSON.parse(policy as unknown as string),
        );
        assert.ok(evaluation !== notApplicable);
        assert.equal(evaluation.verdict, "fail");
        assert.match(evaluation.remarks[0]?.message ?? "", /the policy itself failed: SyntaxError/);
        assert.doesNotMatch(JSON.stringify(evaluation), /hunter2/);
    });

    it("tells presence and value apart", () => {
        const inputs = { key: unknownValue, empty: "", none: null, list: [], zero: 0, off: false };
        const evaluation = evaluate(inputs, (props, { report }) => {
            const present = Object.keys(inputs).filter((key) => isSet(props, key));
            assert.deepEqual(present, ["key", "zero", "off"]);
            assert.equal(isUnknown(props, "key"), true);
            assert.equal(isUnknown(props, "zero"), false);
            report("was asked");
        });
        assert.deepEqual(evaluation, { verdict: "fail", remarks: [{ message: "was asked" }], madeUp: [] });
    });

    it("notes made-up values that were read, not those that were only found present", () => {
        const inputs = { arn: `arn:aws:kms:us-east-1:424242424242:key/${madeUpMarker}-0`, id: `key-${madeUpMarker}` };
        const evaluation = evaluate(inputs, (props) => assert.ok(isSet(props, "id") && String(props["arn"]) !== ""));
        assert.deepEqual(evaluation, { verdict: "pass", remarks: [], madeUp: ["arn"] });
    });

    it("lets no policy change what the next one sees", () => {
        const inputs = { tags: { a: "1" }, list: ["x"] };
        for (const change of [
            (props: Record<string, never>) => Object.assign(props, { tags: {} }),
            (props: Record<string, never>) => Object.assign(props["tags"] as unknown as object, { a: "2" }),
            (props: Record<string, never>) => (props["list"] as unknown as string[]).push("y"),
            (props: Record<string, never>) => Reflect.deleteProperty(props, "tags"),
        ]) {
            const evaluation = evaluate(inputs, change);
            assert.ok(evaluation !== notApplicable && evaluation.verdict === "fail");
        }
        assert.deepEqual(inputs, { tags: { a: "1" }, list: ["x"] });
    });

    it("reads lists as lists, single or many", () => {
        evaluate({ one: "a", many: ["b", "c"], none: null }, (props) => {
            assert.deepEqual(asList(props["one"]), ["a"]);
            assert.deepEqual(
                asList(props["many"]).map((value) => `${value}`),
                ["b", "c"],
            );
            assert.deepEqual(asList(props["none"]), []);
        });
    });
});

describe("what is worked out once of a stack", () => {
    const type = "test:index:Thing";
    const things = ["one", "two"].map((name) => {
        const props = { secret: name === "one" ? `x-${madeUpMarker}` : "known" };
        return { urn: name, type, name, inputs: props, outputs: props, dependencies: [], propertyDependencies: {} };
    });

    it("is the same for all who ask, who all rest on the made-up values in it", () => {
        let times = 0;
        const countNames = (graph: GraphView): number => {
            times++;
            return graph.ofType<{ secret: string }>(type).filter(({ props }) => props.secret !== "").length;
        };
        const policy = definePolicy({
            scope: "stack",
            id: "test-policy",
            title: "A policy",
            severity: "high",
            appliesTo: type,
            supports: [],
            why: "",
            fix: "",
            reference: "",
            check: (_, { graph, report }) => report(`has ${graph.once(countNames)} of a kind`),
            examples: { passes: {}, fails: {} },
        }) as StackPolicy;
        const graph = new ResourceGraph(things);
        const expected = { verdict: "fail", remarks: [{ message: "has 2 of a kind" }], madeUp: ["secret"] };
        for (const thing of things) assert.deepEqual(evaluateInStack(policy, thing, graph, {}), expected);
        assert.equal(times, 1);
        evaluateInStack(policy, things[0] as never, new ResourceGraph(things), {});
        assert.equal(times, 2);
    });
});

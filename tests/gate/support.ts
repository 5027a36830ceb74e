import type { PolicyResult } from "../../gate/evaluate";
import type { RunEnd } from "../../gate/reports";
import { noCounts } from "../../gate/results";
import type { PolicyInfo, StackResult } from "../../gate/results";
import { noWaivers } from "../../gate/waivers";

/** A result with whatever the test does not care about filled in. */
export function resultOf(given: Partial<PolicyResult>): PolicyResult {
    return {
        pack: "annex42",
        policy: "thing-is-safe",
        urn: "urn:pulumi:dev::shop::acme:index:Thing::one",
        verdict: "pass",
        severity: "high",
        enforcementLevel: "mandatory",
        effect: "none",
        madeUp: [],
        ...given,
    };
}

/** A stack's results with whatever the test does not care about filled in. */
export function stackOf(given: Partial<StackResult>): StackResult {
    return {
        source: "Pulumi.yaml",
        project: "shop",
        stack: "dev",
        basis: "deep",
        resourceCount: 2,
        results: [],
        notSeen: [],
        answers: [],
        ...given,
    };
}

/** How a run ended, with whatever the test does not care about filled in. */
export function endOf(given: Partial<RunEnd>): RunEnd {
    return {
        stacks: 1,
        counts: noCounts,
        errors: [],
        exitCode: 0,
        waivers: noWaivers,
        gone: 0,
        links: [],
        time: "2026-03-01T12:00:00.000Z",
        ...given,
    };
}

/** What is known of the policy that {@link resultOf} is of. */
export function infoOf(given: Partial<PolicyInfo>): PolicyInfo {
    return {
        pack: "annex42",
        id: "thing-is-safe",
        title: "Things are safe",
        severity: "high",
        enforcementLevel: "mandatory",
        supports: ["A.7.2"],
        equivalents: [],
        why: "Unsafe things hurt.",
        fix: "Set safe to true.",
        reference: "https://example.com/safe",
        ...given,
    };
}

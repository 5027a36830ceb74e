import { createColors } from "picocolors";

import { policies } from "../../policy-pack/policies";
import { defaultEnforcementLevel } from "../../policy-pack/policy";
import type { Policy } from "../../policy-pack/policy";
import { counted } from "../reports/layout";
import { wantsColor } from "./run";

/** Lists all policies, for people or for machines. */
export function listPolicies({ json = false }: { readonly json?: boolean }): void {
    process.stdout.write(
        json
            ? `${JSON.stringify(policies.map(metadataOf), undefined, 2)}\n`
            : renderPolicies(policies, wantsColor(process.stdout.isTTY)),
    );
}

/** Everything about a policy that is not code. */
export function metadataOf(policy: Policy): object {
    const { id, aliases, title, severity, scope, appliesTo, supports, equivalents, why, fix, reference, config } =
        policy;
    return {
        id,
        aliases,
        title,
        severity,
        enforcementLevel: defaultEnforcementLevel(severity),
        scope,
        appliesTo,
        supports,
        equivalents,
        why,
        fix,
        reference,
        config,
    };
}

/** One line a policy. */
export function renderPolicies(list: readonly Policy[], color: boolean): string {
    const { bold, dim } = createColors(color);
    const column = Math.max(0, ...list.map(({ id }) => id.length));
    const lines = list.map(({ id, severity, title }) => `${severity.padEnd(8)}  ${bold(id.padEnd(column))}  ${title}`);
    return [
        ...lines,
        "",
        dim(`${counted(list.length, "policy", "policies")}; annex42 explain ID tells more of one`),
        "",
    ].join("\n");
}

import { createColors } from "picocolors";

import { policies } from "../../policy-pack/policies";
import { defaultEnforcementLevel } from "../../policy-pack/policy";
import type { Policy } from "../../policy-pack/policy";
import { InputError } from "../errors";
import { counted } from "../reports/layout";
import { serviceOf } from "../services";
import { wantsColor } from "./run";

export interface PoliciesOptions {
    readonly json?: boolean;
    /** Those about one service only, e.g. `bedrock`. */
    readonly service?: string;
    /** Those that support a control of Annex A, or any below it, e.g. `A.6.2`. */
    readonly control?: string;
    readonly severity?: string;
}

/**
 * Lists policies, for people or for machines.
 *
 * @param words each of which a policy has to mention; none for all
 * @throws InputError when no policy is left
 */
export function listPolicies(words: readonly string[], { json = false, ...wanted }: PoliciesOptions): void {
    const found = selectPolicies(policies, words, wanted);
    if (found.length === 0) {
        const known =
            wanted.service !== undefined && !policies.some((policy) => serviceOf(policy) === wanted.service)
                ? ` Services are ${servicesOf(policies).join(", ")}.`
                : "";
        throw new InputError(`No policy is like that.${known}`);
    }
    process.stdout.write(
        json
            ? `${JSON.stringify(found.map(metadataOf), undefined, 2)}\n`
            : renderPolicies(found, wantsColor(process.stdout.isTTY)),
    );
}

/** The policies that mention each of the words, wherever, and are of the service, the control and the severity. */
export function selectPolicies(
    list: readonly Policy[],
    words: readonly string[],
    { service, control, severity }: Omit<PoliciesOptions, "json">,
): readonly Policy[] {
    const isBelow = (id: string): boolean =>
        control === undefined || id === control || id.startsWith(`${control.replace(/\.$/, "")}.`);
    return list.filter((policy) => {
        const text = textOf(policy);
        return (
            words.every((word) => text.includes(word.toLowerCase())) &&
            (service === undefined || serviceOf(policy) === service) &&
            (severity === undefined || policy.severity === severity) &&
            policy.supports.some(isBelow)
        );
    });
}

function textOf({ id, aliases, title, why, fix, appliesTo, equivalents }: Policy): string {
    return [id, ...aliases, title, why, fix, ...appliesTo, ...equivalents].join("\n").toLowerCase();
}

function servicesOf(list: readonly Policy[]): readonly string[] {
    return [...new Set(list.map(serviceOf))].sort();
}

/** Everything about a policy that is not code. */
export function metadataOf(policy: Policy): object {
    const { id, aliases, title, severity, scope, appliesTo, supports, equivalents, why, fix, reference, config } =
        policy;
    return {
        id,
        aliases,
        title,
        service: serviceOf(policy),
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

/** One line a policy, under the name of its service. */
export function renderPolicies(list: readonly Policy[], color: boolean): string {
    const { bold, dim } = createColors(color);
    const services = servicesOf(list);
    const lines = services.flatMap((service) => {
        const own = list.filter((policy) => serviceOf(policy) === service);
        const column = Math.max(...own.map(({ id }) => id.length));
        return [
            bold(service) + dim(` · ${own.length}`),
            ...own.map(({ id, severity, title }) => `  ${severity.padEnd(8)}  ${id.padEnd(column)}  ${dim(title)}`),
            "",
        ];
    });
    const of = services.length > 1 ? ` of ${counted(services.length, "service")}` : "";
    return [
        ...lines,
        dim(`${counted(list.length, "policy", "policies")}${of}; annex42 explain ID tells more of one`),
        "",
    ].join("\n");
}

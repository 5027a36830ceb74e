import { createHash } from "node:crypto";

import type { Severity } from "../../policy-pack/policy";
import { nameOf, typeOf } from "../engine/urn";
import { ownPack } from "../evaluate";
import type { PolicyResult } from "../evaluate";
import type { StackResult } from "../results";

/** From the worst to the least. */
export const severities: readonly Severity[] = ["critical", "high", "medium", "low"];

/** Whether a result is to be dealt with: a violation, or an unknown that is set to stop the deployment. Waived ones are not. */
export function isOpen({ verdict, effect, waiver }: PolicyResult): boolean {
    return !waiver && (verdict === "fail" || effect === "block");
}

/** Whether a result says that something was not verified, and stops nothing. */
export function isDoubt(result: PolicyResult): boolean {
    return result.verdict === "unknown" && !result.waiver && !isOpen(result) && result.effect !== "none";
}

/** What is worse first; otherwise in the order that they came. */
export function bySeverity(one: PolicyResult, other: PolicyResult): number {
    const blocking = Number(other.effect === "block") - Number(one.effect === "block");
    return blocking || severities.indexOf(one.severity) - severities.indexOf(other.severity);
}

/** The sentence of a result, with the property that it is about where the sentence does not name it. */
export function sentenceOf({ message = "", path }: PolicyResult): string {
    return path === undefined || message.includes(path) ? message : `${message.replace(/\.$/, "")} (${path}).`;
}

/** A policy as users configure it; the pack is named where it is not ours. */
export function policyNameOf({ pack, policy }: { readonly pack: string; readonly policy: string }): string {
    return pack === ownPack ? policy : `${pack}/${policy}`;
}

/** A resource as people call it. */
export function resourceNameOf(urn: string): string {
    return `${nameOf(urn)} (${typeOf(urn)})`;
}

/** What a stack is called: project and stack, or the file where a state does not tell. */
export function stackNameOf({ project, stack, source }: StackResult): string {
    return [project, stack].filter((part) => part !== undefined).join("/") || source;
}

/** Where a finding is shown in the sources: where the resource is made, or else the file that the stack is from. */
export function placeOf(
    result: PolicyResult,
    { source }: StackResult,
): { file: string; line: number; column?: number } {
    return result.source ?? { file: source, line: 1 };
}

/**
 * Tells findings apart, the same in every run: by policy, resource and property, and not by line, so that a finding
 * stays the same one when code moves. What does not differ in these is numbered.
 */
export class Fingerprints {
    private readonly counts = new Map<string, number>();

    of({ pack, policy, urn, path }: PolicyResult): string {
        const key = [pack, policy, urn, path ?? ""].join("\n");
        const count = this.counts.get(key) ?? 0;
        this.counts.set(key, count + 1);
        return createHash("sha256").update(`${key}\n${count}`).digest("hex").slice(0, 40);
    }
}

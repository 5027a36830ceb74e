import type { Statement } from "./document";
import type { Truth } from "./statements";

const partitions = ["aws", "aws-cn", "aws-us-gov"];

/**
 * Whether the resources of a statement are all resources of a service, or of every service.
 *
 * @param kind takes all resources of one kind for enough, e.g. `key` for `key/*`
 */
export function reachesAllOf({ resources }: Statement, service = "*", kind?: string): Truth {
    const { negated, patterns, unknown } = resources;
    if (negated) return patterns.length === 0 && unknown ? "unknown" : "yes";
    if (patterns.some((pattern) => isAllOf(pattern, service, kind))) return "yes";
    return unknown ? "unknown" : "no";
}

/** `*`, and an ARN whose every part says anything, but for an account and a region, which are most often one's own. */
function isAllOf(pattern: string, service: string, kind: string | undefined): boolean {
    const isAnything = (part: string): boolean => /^\*+$/.test(part);
    if (isAnything(pattern)) return true;
    const [arn = "", partition = "", ofService, region, account, ...rest] = pattern.split(":");
    if (arn !== "arn" && !isAnything(arn)) return false;
    if (!isAnything(partition) && !partitions.includes(partition)) return false;
    if (ofService !== undefined && !isAnything(ofService) && ofService !== service) return false;
    // An ARN pattern that ends early covers what follows by its last `*`.
    if (rest.length === 0) return isAnything(account ?? region ?? ofService ?? partition);
    const named = rest.join(":");
    return (
        isAnything(named) ||
        (kind !== undefined && named.startsWith(`${kind}/`) && isAnything(named.slice(kind.length + 1)))
    );
}

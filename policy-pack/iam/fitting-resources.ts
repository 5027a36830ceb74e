import { meets } from "./patterns";
import { resourceArnsOf } from "./service-authorization";
import type { ActionFacts } from "./service-authorization";

/**
 * Whether an action can be done to something that a resource pattern of a policy stands for. Of an action that can be limited
 * to no resource: whether the pattern takes in everything of its service.
 */
export function isFittingResource({ name, resourceTypes }: ActionFacts, pattern: string): boolean {
    if (/^\*+$/.test(pattern)) return true;
    const parts = partsOf(pattern);
    const service = name.slice(0, name.indexOf(":"));
    // A wildcard of a pattern that ends early may stand for anything that follows.
    if (parts.length < 6) return /[*?$]/.test(pattern);
    const [, , ofService = "", , , rest = ""] = parts;
    if (resourceTypes.length === 0) return meets(ofService, service) && /^\*+$/.test(rest);
    const arns = resourceArnsOf(service);
    return resourceTypes.some((type) => {
        const arn = arns.get(type);
        // What the data does not tell the ARN of, may be anything.
        if (arn === undefined) return true;
        // The names of buckets have no slash.
        if (arn === "s3:::*" && /^[^*?$]*\//.test(rest)) return false;
        let kinds = kindsByArn.get(arn);
        if (!kinds) kindsByArn.set(arn, (kinds = partsOf(`arn:*:${arn}`)));
        // Most patterns are of another service.
        return meets(ofService, kinds[2] ?? "") && parts.every((part, at) => meets(part, kinds[at] ?? ""));
    });
}

/** The parts of the ARNs of AWS's types of resources. */
const kindsByArn = new Map<string, readonly string[]>();

function partsOf(arn: string): readonly string[] {
    const parts = arn.split(":");
    return [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(":")] : [])];
}

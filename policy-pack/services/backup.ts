import type { SelectionArgs } from "@pulumi/aws/backup";

import { anyOf, covers, meets } from "../iam";
import type { Truth } from "../iam";
import { asList, isSet, isUnknown } from "../policy";
import type { GraphView, Readable, ResourceView } from "../policy";
import { knownElements } from "./lists";

export const selectionType = "aws:backup/selection:Selection";

type Selection = Readable<SelectionArgs>;
type Tags = Readonly<Record<string, string>>;

/**
 * Whether a backup plan of the stack takes in a resource: by its ARN, by a pattern for ARNs, or by its tags.
 *
 * @param service of the resource's ARN, e.g. `fsx`
 * @param kind the last part of the ARNs of all such resources, as a pattern, e.g. `file-system/*`
 */
export function isInBackupPlan(
    graph: GraphView,
    resource: ResourceView<unknown>,
    service: string,
    kind: string,
): Truth {
    const naming = graph.referringTo(resource, "resources", selectionType);
    const excluding = graph.referringTo(resource, "notResources", selectionType);
    const isAmong = (list: readonly ResourceView<unknown>[], { urn }: ResourceView<unknown>): boolean =>
        list.some((other) => other.urn === urn);
    const verdicts = graph.ofType<SelectionArgs>(selectionType).map((selection): Truth => {
        if (isAmong(excluding.resources, selection)) return "no";
        const byArn = isAmong(naming.resources, selection) ? "yes" : takesInByPattern(selection.props, service, kind);
        return narrowedByTags(
            selection.props,
            byArn,
            resource.props as { readonly tags?: Tags; readonly tagsAll?: Tags },
        );
    });
    const verdict = anyOf(verdicts);
    return verdict === "no" && !naming.complete ? "unknown" : verdict;
}

function takesInByPattern({ resources, notResources }: Selection, service: string, kind: string): Truth {
    const verdictsOf = (list: Selection["resources"]): readonly Truth[] =>
        knownElements(list).map((pattern) => matchesAll(pattern ?? "", service, kind));
    const isCut = anyOf(verdictsOf(notResources)) !== "no";
    const verdict = anyOf(verdictsOf(resources));
    return verdict === "yes" && isCut ? "unknown" : verdict;
}

/** Whether a pattern stands for all resources of a kind; unknown where it stands for those of one account or Region. */
function matchesAll(pattern: string, service: string, kind: string): Truth {
    // What is left out behind the last `*` is covered by it; the ARN of one resource is looked up elsewhere.
    if (!pattern.endsWith("*")) return "no";
    const [, , ofService = "*", region = "*", account = "*", ...rest] = pattern.split(":");
    const named = rest.length > 0 ? rest.join(":") : "*";
    if (!covers(ofService, service) || !meets(named, kind)) return "no";
    const isWhole = [region, account].every((part) => /^\*+$/.test(part)) && covers(named, kind);
    return isWhole ? "yes" : "unknown";
}

/** Tags alone choose resources; beside ARNs they may narrow them down or add to them, so that both have to agree. */
function narrowedByTags(
    selection: Selection,
    byArn: Truth,
    tagged: { readonly tags?: Tags; readonly tagsAll?: Tags },
): Truth {
    const hasArns = isSet(selection, "resources");
    // A state has empty lists where the program gave no conditions.
    if (
        isUnknown(selection, "conditions") ||
        asList(selection.conditions).some((one) => Object.values(one).some(isFilled))
    ) {
        return hasArns && byArn === "no" ? "no" : "unknown";
    }
    if (!isSet(selection, "selectionTags")) return byArn;
    const byTags = hasTagOf(selection, tagged);
    if (!hasArns) return byTags;
    return byArn === byTags ? byArn : "unknown";
}

function isFilled(value: unknown): boolean {
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}

function hasTagOf(
    { selectionTags }: Selection,
    { tags, tagsAll }: { readonly tags?: Tags; readonly tagsAll?: Tags },
): Truth {
    return anyOf(
        asList(selectionTags).map((wanted): Truth => {
            const { key = "", value } = wanted;
            for (const given of [tags, tagsAll]) {
                if (given === undefined || given === null || !isSet(given, key)) continue;
                if (isUnknown(given, key)) return "unknown";
                return given[key] === value ? "yes" : "no";
            }
            return "no";
        }),
    );
}

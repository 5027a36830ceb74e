import type { DomainState } from "@pulumi/aws/sagemaker";

import { isSet, isUnknown } from "../policy";
import type { CheckContext, Properties, Readable } from "../policy";

/** What every resource that can be tagged has. */
export type Tagged = Pick<DomainState, "tags" | "tagsAll">;

/** The keys of a resource's tags. */
export interface TagKeys {
    readonly keys: readonly string[];
    /** False when there may be more, which are not known yet. */
    readonly complete: boolean;
}

/**
 * The keys of the tags that people gave a resource: its own and, where the provider's Check has put them into
 * `tagsAll`, the provider's default ones. Keys are known even where values are not. AWS's own (`aws:`) do not count.
 *
 * @see https://www.pulumi.com/registry/packages/aws/api-docs/provider/#providerdefaulttags
 */
export function tagKeysOf(props: Readable<Tagged>): TagKeys {
    const keys: string[] = [];
    let complete = true;
    for (const property of ["tags", "tagsAll"] as const) {
        if (isUnknown(props, property)) complete = false;
        else if (isSet(props, property)) {
            const tags = props[property] as unknown as Properties | readonly Properties[];
            // The AWS Native provider lists tags, as CloudFormation does.
            for (const key of Array.isArray(tags) ? tags.map(keyOf) : Object.keys(tags)) {
                if (key === undefined) complete = false;
                else keys.push(key);
            }
        }
    }
    return { keys: [...new Set(keys)].filter((key) => !/^aws:/i.test(key)), complete };
}

function keyOf(tag: Properties): string | undefined {
    return isUnknown(tag, "key") ? undefined : String(tag.key);
}

/**
 * Reports each of the given questions that no tag answers.
 *
 * @param questions the keys that answer each, the usual one first; one without keys is not asked
 */
export function reportUntagged(
    props: Readable<Tagged>,
    { report, unknown }: CheckContext,
    questions: readonly (readonly string[])[],
): void {
    const { keys, complete } = tagKeysOf(props);
    const given = new Set(keys.map(plain));
    for (const answers of questions) {
        const [usual] = answers;
        if (usual === undefined || answers.some((key) => given.has(plain(key)))) continue;
        if (complete) report(`has no tag ${usual}`, "tags");
        else unknown("are not known yet", "tags");
    }
}

/** A key without the differences of spelling: `data-class`, `DataClass` and `data_class` are one word. */
function plain(key: string): string {
    return key.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

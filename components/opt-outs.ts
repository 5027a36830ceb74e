/** Why each policy that is departed from does not matter here, by the policy's id. */
export type OptOuts<Id extends string> = Partial<Readonly<Record<Id, string>>>;

const longestTagValue = 256;

/**
 * Tags that show every opt-out and its reason in the plan and in the cloud.
 *
 * @throws Error when a reason is missing, or is no value for an AWS tag
 */
export function optOutTags(optOuts: OptOuts<string> = {}): Record<string, string> {
    const tags: Record<string, string> = {};
    for (const [policy, reason] of Object.entries(optOuts)) {
        if (reason === undefined) continue;
        if (reason.trim() === "") {
            throw new Error(`The opt-out from ${policy} has no reason: say in a sentence why it does not matter here.`);
        }
        if (reason.length > longestTagValue || !/^[\p{L}\p{N}\p{Z}_.:/=+\-@]*$/u.test(reason)) {
            throw new Error(
                `The reason for the opt-out from ${policy} cannot be a tag: ` +
                    `use at most ${longestTagValue} letters, digits, spaces and _ . : / = + - @`,
            );
        }
        tags[`annex42:opt-out:${policy}`] = reason;
    }
    return tags;
}

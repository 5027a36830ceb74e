import type { TrailArgs } from "@pulumi/aws/cloudtrail";

import { asList } from "../policy";
import type { Readable } from "../policy";

export const trailType = "aws:cloudtrail/trail:Trail";

type Trail = Readable<TrailArgs>;
type FieldSelector = NonNullable<NonNullable<Trail["advancedEventSelectors"]>[number]["fieldSelectors"]>[number];

/** Whether a trail records management events of some source that change things (`write`) or only look at them (`read`). */
export function recordsManagementEvents(trail: Trail, kind: "read" | "write", sources: readonly string[]): boolean {
    if (!isOn(trail)) return false;
    const advanced = asList(trail.advancedEventSelectors);
    if (advanced.length > 0) {
        return advanced.some(({ fieldSelectors }) => {
            const fields = asList(fieldSelectors);
            return (
                matches(fields, "eventCategory", "Management") &&
                matches(fields, "readOnly", kind === "read" ? "true" : "false") &&
                sources.some((source) => matches(fields, "eventSource", source))
            );
        });
    }
    const basic = asList(trail.eventSelectors);
    // Without selectors a trail records all management events, and nothing else.
    if (basic.length === 0) return true;
    const only = kind === "read" ? "ReadOnly" : "WriteOnly";
    return basic.some(
        ({ includeManagementEvents, readWriteType }) =>
            String(includeManagementEvents ?? true) === "true" && ["All", only].includes(readWriteType ?? "All"),
    );
}

/** Whether a trail records data events of a type of resource that basic event selectors do not know. */
export function recordsDataEvents(trail: Trail, resourceType: string): boolean {
    return (
        isOn(trail) &&
        asList(trail.advancedEventSelectors).some(({ fieldSelectors }) => {
            const fields = asList(fieldSelectors);
            const isAsked = fields.some(({ field }) => field === "resources.type");
            return (
                isAsked && matches(fields, "eventCategory", "Data") && matches(fields, "resources.type", resourceType)
            );
        })
    );
}

function isOn({ enableLogging }: Trail): boolean {
    return String(enableLogging ?? true) === "true";
}

/** Whether a value meets all selectors on a field. Without one it does, whatever it is. */
function matches(fields: readonly FieldSelector[], name: string, value: string): boolean {
    return fields.filter(({ field }) => field === name).every((selector) => meetsSelector(selector, value));
}

function meetsSelector(selector: FieldSelector, value: string): boolean {
    const wanted = (list: readonly (string | undefined)[] | undefined, test: (one: string) => boolean): boolean =>
        list === undefined || list.length === 0 || list.some((one) => one !== undefined && test(one));
    const unwanted = (list: readonly (string | undefined)[] | undefined, test: (one: string) => boolean): boolean =>
        !(list ?? []).some((one) => one !== undefined && test(one));
    return (
        wanted(selector.equals, (one) => value === one) &&
        wanted(selector.startsWiths, (one) => value.startsWith(one)) &&
        wanted(selector.endsWiths, (one) => value.endsWith(one)) &&
        unwanted(selector.notEquals, (one) => value === one) &&
        unwanted(selector.notStartsWiths, (one) => value.startsWith(one)) &&
        unwanted(selector.notEndsWiths, (one) => value.endsWith(one))
    );
}

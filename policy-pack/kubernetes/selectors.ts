import type { types } from "@pulumi/kubernetes";

import { asList } from "../policy";
import type { Readable } from "../policy";

/** Whether a selector picks everything: one that is empty does, and one that is absent where it may be left out. */
export function isEmptySelector(selector: Readable<types.input.meta.v1.LabelSelector> | undefined): boolean {
    const labels = Object.keys(selector?.matchLabels ?? {});
    return labels.length === 0 && asList(selector?.matchExpressions).length === 0;
}

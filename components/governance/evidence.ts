import * as pulumi from "@pulumi/pulumi";

/** That a resource supports a control of ISO/IEC 42001, Annex A, and where that can be seen. */
export interface Evidence {
    /** The control's id, e.g. `A.6.2.8`. */
    readonly control: `A.${string}`;
    /** What is in place, in half a sentence. */
    readonly shows: string;
    /** The resource that implements it, by its ARN or name. */
    readonly resource: pulumi.Input<string>;
    /** Where its record lies: an S3 URI, a log group, an SSM parameter. */
    readonly record: pulumi.Input<string>;
}

/** Evidence as stacks export it. */
export type EvidenceByControl = Readonly<Record<string, readonly Omit<pulumi.Unwrap<Evidence>, "control">[]>>;

/** A component that supports controls. */
export interface EvidenceSource {
    readonly evidence: readonly Evidence[];
}

/** The evidence of many components, by control. */
export function gatherEvidence(sources: readonly EvidenceSource[]): pulumi.Output<EvidenceByControl> {
    return pulumi.all(sources.flatMap(({ evidence }) => evidence)).apply(byControl);
}

/** Sorts evidence by the controls that it is for: A.6.2.8 comes before A.10.2. */
export function byControl(evidence: readonly pulumi.Unwrap<Evidence>[]): EvidenceByControl {
    const sorted = [...evidence].sort((left, right) => compareControls(left.control, right.control));
    const controls: Record<string, Omit<pulumi.Unwrap<Evidence>, "control">[]> = {};
    for (const { control, ...shown } of sorted) (controls[control] ??= []).push(shown);
    return controls;
}

function compareControls(left: string, right: string): number {
    return left.localeCompare(right, "en", { numeric: true });
}

import * as pulumi from "@pulumi/pulumi";
import type * as inputs from "../types/input";

/** A resource in the shape of a provider's SDK. */
export declare class Arm extends pulumi.CustomResource {
    constructor(name: string, args: ArmArgs);
}
export interface ArmState {
    serialNumber?: pulumi.Input<string | undefined>;
}
export interface ArmArgs {
    kmsKeyId?: pulumi.Input<string | undefined>;
    joints: pulumi.Input<pulumi.Input<inputs.Joint>[]>;
    labels?: pulumi.Input<{ [key: string]: pulumi.Input<string> } | undefined>;
    enabled?: pulumi.Input<boolean | undefined>;
}

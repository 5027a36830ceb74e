import type * as pulumi from "@pulumi/pulumi";

export interface Joint {
    limits?: pulumi.Input<Limits | undefined>;
    /** A joint that has joints itself. */
    next?: pulumi.Input<Joint | undefined>;
    tools?: pulumi.Input<pulumi.Input<string>[] | undefined>;
}
export interface Limits {
    degrees: pulumi.Input<number>;
}

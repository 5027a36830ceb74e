import * as pulumi from "@pulumi/pulumi";

interface Args {
    readonly size: pulumi.Input<number>;
}

export class Thing extends pulumi.CustomResource {
    constructor(name: string, args: Args, opts?: pulumi.CustomResourceOptions) {
        super("cloud:index/thing:Thing", name, { ...args }, opts);
    }
}

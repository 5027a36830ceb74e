import * as pulumi from "@pulumi/pulumi";

interface Args {
    readonly size: number;
}

class Thing extends pulumi.CustomResource {
    constructor(name: string, args: Args) {
        super("cloud:index/thing:Thing", name, args);
    }
}

const thing = new Thing("thing", { size: 1 });
await Promise.resolve();
export const id = thing.id;

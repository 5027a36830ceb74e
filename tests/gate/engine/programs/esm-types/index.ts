import * as pulumi from "@pulumi/pulumi";
import { size, type Size } from "./sizes.js";

class Thing extends pulumi.CustomResource {
    constructor(name: string, args: Size) {
        super("cloud:index/thing:Thing", name, { ...args });
    }
}
export const id = new Thing("thing", size).id;

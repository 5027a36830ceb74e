const pulumi = require("@pulumi/pulumi");

class Thing extends pulumi.CustomResource {
    constructor(name, args, opts) {
        super("cloud:index/thing:Thing", name, args, opts);
    }
}

const network = new pulumi.StackReference("organization/network/dev");
const other = new pulumi.StackReference("other", { name: "organization/other/dev" });
const found = new Thing("found", {}, { id: "thing-1234" });
new Thing("user", {
    vpc: network.requireOutput("vpcId"),
    password: network.getOutput("password"),
    unknown: other.requireOutput("anything"),
    found: found.id,
});
exports.vpc = network.getOutput("vpcId");
new Thing("inner", {
    lifted: other.requireOutput("anything").id,
    applied: other.requireOutput("anything").apply((anything) => anything.id),
    first: other.requireOutput("anything")[0],
    size: other.requireOutput("anything").length,
});

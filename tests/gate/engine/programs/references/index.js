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
const whole = other.requireOutput("whole");
new Thing("inner", {
    lifted: whole.id,
    applied: whole.apply((network) => network.id),
    first: whole[0],
    ofFirst: other.requireOutput("listed")[0].id,
    ofEach: other.requireOutput("listed").apply((listed) => listed.map(({ id }) => id)),
    size: whole.length,
});

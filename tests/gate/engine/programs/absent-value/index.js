const pulumi = require("@pulumi/pulumi");

const thing = new pulumi.CustomResource("cloud:index/thing:Thing", "thing", { arn: undefined, options: { a: "b" } });
exports.nested = thing.options.apply((options) => options.computed.toString());
exports.id = thing.id;

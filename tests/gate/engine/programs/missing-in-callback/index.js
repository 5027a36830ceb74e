const pulumi = require("@pulumi/pulumi");

const thing = new pulumi.CustomResource("cloud:index/thing:Thing", "thing", { size: 1 });
exports.port = pulumi.all([thing.id, 1]).apply(() => new pulumi.Config().require("port"));

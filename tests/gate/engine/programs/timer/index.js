const pulumi = require("@pulumi/pulumi");

new pulumi.CustomResource("cloud:index/thing:Thing", "thing", {});
setInterval(() => undefined, 1000);

const pulumi = require("@pulumi/pulumi");

new pulumi.CustomResource("cloud:index/thing:Thing", "same", {});
new pulumi.CustomResource("cloud:index/thing:Thing", "same", {});

const pulumi = require("@pulumi/pulumi");

const config = new pulumi.Config();
exports.size = config.requireNumber("size");

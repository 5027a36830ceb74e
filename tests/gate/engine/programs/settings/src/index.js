const pulumi = require("@pulumi/pulumi");

const config = new pulumi.Config();
console.log("a line on standard output");
pulumi.log.info("a message");
pulumi.log.warn("a warning");
module.exports = {
    title: process.title,
    directory: require("path").basename(process.cwd()),
    root: require("path").basename(pulumi.runtime.getRootDirectory?.() ?? "settings"),
    size: config.requireNumber("size"),
    greeting: config.require("greeting"),
    password: config.requireSecret("password"),
    port: config.requireSecretNumber("port"),
    list: config.requireObject("list"),
    zone: new pulumi.Config("cloud").require("zone"),
    region: new pulumi.Config("cloud").require("region"),
    awsRegion: process.env.AWS_REGION,
    organization: pulumi.getOrganization(),
    options: process.env.NODE_OPTIONS ?? "none",
};
new pulumi.CustomResource("cloud:index/thing:Thing", "thing", {});

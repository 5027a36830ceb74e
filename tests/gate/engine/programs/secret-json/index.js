const pulumi = require("@pulumi/pulumi");

const config = new pulumi.Config();
const database = config.requireSecret("database").apply((text) => JSON.parse(text));
new pulumi.CustomResource("cloud:index/thing:Thing", "thing", {
    host: database.host,
    user: config.requireSecretObject("owner").apply(({ user }) => user),
});
const code = pulumi.runtime.serializeFunction(() => new pulumi.Config().requireSecretObject("owner"));
module.exports = { code: code.then(() => "serialized") };

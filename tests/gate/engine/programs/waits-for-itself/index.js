const pulumi = require("@pulumi/pulumi");

class Group extends pulumi.ComponentResource {
    constructor(name, args) {
        super("my:group:Group", name, args);
        args.member = new pulumi.CustomResource("cloud:index/thing:Thing", "member", {}, { parent: this });
    }
}
exports.urn = new Group("group", {}).urn;

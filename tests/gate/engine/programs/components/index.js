const pulumi = require("@pulumi/pulumi");

class Cloud extends pulumi.ProviderResource {
    constructor(name, args, opts) {
        super("cloud", name, args, opts);
    }
}

class Thing extends pulumi.CustomResource {
    constructor(name, args, opts) {
        super("cloud:index/thing:Thing", name, { arn: undefined, ...args }, opts);
    }
}

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("my:group:Group", name, {}, opts);
        this.first = new Thing(`${name}-first`, { size: 1 }, { parent: this });
        this.second = new Thing(`${name}-second`, { of: this.first.id, list: [this.first.id] }, { parent: this });
        this.registerOutputs({ secondId: this.second.id });
    }
}

const provider = new Cloud("west", { region: "us-west-2" });
const group = new Group("group", { providers: { cloud: provider }, protect: true, aliases: [{ name: "old" }] });
new Thing(
    "lone",
    { password: pulumi.secret("hush"), nothing: null },
    {
        dependsOn: [group],
        ignoreChanges: ["size"],
        version: "1.2.3",
    },
);

exports.first = group.first.id;
exports.token = pulumi.secret("shh");
exports.nested = { plain: 1, list: [pulumi.output("a")] };

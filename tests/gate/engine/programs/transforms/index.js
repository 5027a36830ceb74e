const pulumi = require("@pulumi/pulumi");

const order = (label) => (args) => {
    if (args.type !== "cloud:index/thing:Thing") return undefined;
    return { props: { ...args.props, order: `${args.props.order ?? ""}${label}` }, opts: args.opts };
};

pulumi.runtime.registerResourceTransform(order("stack"));
pulumi.runtime.registerResourceTransform((args) => {
    if (args.name !== "child") return undefined;
    return { props: args.props, opts: pulumi.mergeOptions(args.opts, { protect: true, ignoreChanges: ["order"] }) };
});
pulumi.runtime.registerInvokeTransform((args) => ({ args: { ...args.args, added: "yes" }, opts: args.opts }));
pulumi.runtime.registerStackTransformation((args) =>
    args.type === "cloud:index/thing:Thing" ? { props: { ...args.props, old: true }, opts: args.opts } : undefined,
);

class Group extends pulumi.ComponentResource {
    constructor(name, opts) {
        super("my:group:Group", name, {}, opts);
    }
}
class Thing extends pulumi.CustomResource {
    constructor(name, args, opts) {
        super("cloud:index/thing:Thing", name, args, opts);
    }
}

const group = new Group("group", { transforms: [order("group-")] });
const origin = new Thing("origin", { order: "" });
new Thing("child", { from: origin.id, token: pulumi.secret("hush") }, { parent: group, transforms: [order("own-")] });
exports.added = pulumi.runtime.invoke("cloud:index/echo:echo", { given: "x" }).then((result) => result.added);

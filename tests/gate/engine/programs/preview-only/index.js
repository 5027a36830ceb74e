const pulumi = require("@pulumi/pulumi");

class Thing extends pulumi.CustomResource {
    constructor(name, args, opts) {
        super("cloud:index/thing:Thing", name, { arn: undefined, ...args }, opts);
    }
}
// What is logged is not why the program fails.
pulumi.log.error("a word of warning");
const thing = new Thing("thing", { size: 1, options: { a: "b" } });
exports.size = thing.size;
exports.id = thing.id.apply((id) => {
    // Nobody waits for it, so that it ends the program wherever it runs at all.
    void Promise.reject(new Error(`${id} is not a real id`));
    return id;
});
exports.nested = thing.options.apply((options) => options.computed.toString());

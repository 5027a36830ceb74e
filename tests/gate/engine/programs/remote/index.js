const pulumi = require("@pulumi/pulumi");

class Cluster extends pulumi.ComponentResource {
    constructor(name, args, opts) {
        super("box:index:Cluster", name, { endpoint: undefined, ...args }, opts, true);
    }
    getToken() {
        return pulumi.runtime.call("box:index:Cluster/getToken", { __self__: this }, this);
    }
}
class Thing extends pulumi.CustomResource {
    constructor(name, args, opts) {
        super("cloud:index/thing:Thing", name, args, opts);
    }
}
const thing = new Thing("thing", {});
const cluster = new Cluster("cluster", { size: 1, thing, from: thing.id });
new Thing("inside", { endpoint: cluster.endpoint });
exports.token = cluster.getToken();

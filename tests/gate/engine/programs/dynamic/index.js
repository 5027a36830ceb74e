const pulumi = require("@pulumi/pulumi");

const provider = {
    async create(inputs) {
        return { id: "made", outs: { ...inputs, answer: 42 } };
    },
};
class Dynamic extends pulumi.dynamic.Resource {
    constructor(name, args, opts) {
        super(provider, name, { answer: undefined, ...args }, opts);
    }
}
const dynamic = new Dynamic("dynamic", { question: "?" });
const files = new pulumi.CustomResource("cloud:index/thing:Thing", "files", {
    code: new pulumi.asset.AssetArchive({
        "index.js": new pulumi.asset.StringAsset("x"),
        dir: new pulumi.asset.FileArchive("."),
    }),
    file: new pulumi.asset.FileAsset("index.js"),
});
exports.question = dynamic.question;
exports.files = files.id;

const pulumi = require("@pulumi/pulumi");

const thing = new pulumi.CustomResource("cloud:index/thing:Thing", "thing", {});
module.exports = async () => {
    // In a preview it never comes, and the program just ends.
    const id = await new Promise((resolve) => thing.id.apply(resolve));
    throw new Error(`not a real id: ${id}`);
};

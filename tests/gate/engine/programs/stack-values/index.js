const pulumi = require("@pulumi/pulumi");

const network = new pulumi.StackReference("organization/network/dev");
module.exports = async () => {
    const { value } = await network.getOutputDetails("subnets");
    return { first: value.private.first };
};

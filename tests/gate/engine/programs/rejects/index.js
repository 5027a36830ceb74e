const pulumi = require("@pulumi/pulumi");

new pulumi.CustomResource("cloud:index/thing:Thing", "thing", {});
async function later() {
    await new Promise((resolve) => setTimeout(resolve, 10));
    throw new Error("rejected after a while");
}
void later();

const { readFileSync } = require("node:fs");
const pulumi = require("@pulumi/pulumi");

module.exports = async () => {
    const { name } = await pulumi.runtime.invoke("cloud:index/getThing:getThing", {});
    return { name, key: readFileSync("no-such-key.pem", "utf8") };
};

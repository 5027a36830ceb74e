const pulumi = require("@pulumi/pulumi");

const command = new pulumi.CustomResource("command:local:Command", "command", { create: "list", stdout: undefined });
const listed = pulumi.all({ text: command.stdout, options: { depth: 1 } });
const first = listed.apply(({ text }) => {
    const [item] = JSON.parse(text);
    return item;
});
exports.later = command.stdout.apply(async (text) => text.split(" ")[1].trim());
exports.whole = command.stdout.apply((text) => text.length > 0);
const left = command.stdout.apply(() => undefined);
exports.caught = command.stdout.apply((text) => {
    try {
        return JSON.parse(text);
    } catch {
        return "not JSON";
    }
});
new pulumi.CustomResource("cloud:index/thing:Thing", "thing", { first, size: 1, left });
// As a function is that becomes a Lambda's code.
const code = pulumi.runtime.serializeFunction(() => pulumi.all([command.stdout]).apply(([text]) => text));
exports.code = code.then(() => "serialized");

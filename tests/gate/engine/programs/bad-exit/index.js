require("@pulumi/pulumi");
console.error("no way");
process.exit(3);

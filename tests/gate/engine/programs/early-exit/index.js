require("@pulumi/pulumi");
console.log("leaving");
process.exit(0);

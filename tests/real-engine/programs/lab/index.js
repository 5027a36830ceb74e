"use strict";

const aws = require("@pulumi/aws");

if (process.env.LAB_FAILS) throw new Error("The lab is on fire");

new aws.sagemaker.NotebookInstance("lab", {
    instanceType: "ml.t3.medium",
    roleArn: "arn:aws:iam::111122223333:role/lab",
    directInternetAccess: "Enabled",
});
new aws.cloudwatch.LogGroup("calls", { retentionInDays: 30 });

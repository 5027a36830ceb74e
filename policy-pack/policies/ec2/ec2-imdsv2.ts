import type { InstanceArgs } from "@pulumi/aws/ec2";

import { definePolicy, isSet, isUnknown, ofType, unknownValue } from "../../policy";

const templateType = "aws:ec2/launchTemplate:LaunchTemplate";

export default definePolicy<InstanceArgs>({
    id: "ec2-imdsv2",
    title: "Instances require IMDSv2 for their metadata",
    severity: "high",
    appliesTo: [
        "aws:ec2/instance:Instance",
        templateType,
        "aws:ec2/launchConfiguration:LaunchConfiguration",
        "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
    ],
    supports: ["A.4.5"],
    equivalents: ["checkov:CKV_AWS_79", "cdk-nag:EC2IMDSv2Enabled", "fsbp:EC2.8", "fsbp:EC2.170"],
    why:
        "With version 1 of the metadata service, anybody who can make a program on the instance fetch a URL gets the " +
        "credentials of the instance's role.",
    fix: "Set metadataOptions.httpTokens to required (or metadataOptions.httpEndpoint to disabled).",
    reference: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
    check(instance, { report, unknown }) {
        const { metadataOptions } = instance;
        if (!isUnknown(metadataOptions, "httpTokens") && metadataOptions?.httpTokens === "required") return;
        if (metadataOptions?.httpEndpoint === "disabled") return;
        if (metadataOptions?.httpTokens === undefined && isSet(instance, "launchTemplate")) {
            unknown(
                "decides on the metadata options, and is checked by itself where it is in this stack",
                "launchTemplate",
            );
        } else {
            // Absent means optional, unless the image or the account says otherwise.
            report("answers version 1 requests for its metadata", "metadataOptions.httpTokens");
        }
    },
    examples: {
        passes: {
            "tokens are required": { metadataOptions: { httpTokens: "required", httpEndpoint: "enabled" } },
            "tokens are required in a launch template": ofType(templateType, {
                metadataOptions: { httpTokens: "required" },
            }),
            "tokens are required, and the image is not known yet": {
                ami: unknownValue,
                metadataOptions: { httpTokens: "required" },
            },
            "the metadata service is off": { metadataOptions: { httpEndpoint: "disabled" } },
            "the metadata service is off, whatever the tokens will be": {
                metadataOptions: { httpEndpoint: "disabled", httpTokens: unknownValue },
            },
            "an instance of a launch template requires tokens itself": {
                launchTemplate: { id: "lt-0123456789abcdef0" },
                metadataOptions: { httpTokens: "required" },
            },
        },
        fails: {
            "the metadata options are left at their default": { instanceType: "g5.xlarge" },
            "the metadata options are left at their default, and the subnet is not known yet": {
                subnetId: unknownValue,
            },
            "tokens are optional": { metadataOptions: { httpTokens: "optional" } },
            "only the hop limit is set": { metadataOptions: { httpPutResponseHopLimit: 1 } },
            "a launch template leaves tokens at their default, optional": ofType(templateType, {
                instanceType: "g5.xlarge",
            }),
        },
        unknown: {
            "the tokens are not known yet": { metadataOptions: { httpTokens: unknownValue } },
            "a launch template decides": { launchTemplate: { id: "lt-0123456789abcdef0" } },
        },
    },
});

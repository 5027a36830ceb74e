import type { WorkforceArgs } from "@pulumi/aws/sagemaker";

import { asList, definePolicy, isSet, isUnknown, unknownValue } from "../../policy";
import { isWholeInternet } from "../../services/ec2";

const cognitoConfig = { clientId: "1example23456789", userPool: "eu-central-1_EXAMPLE" };

export default definePolicy<WorkforceArgs>({
    id: "sagemaker-workforce-source-ip",
    title: "Private workforces work from known networks only",
    severity: "medium",
    appliesTo: ["aws:sagemaker/workforce:Workforce", "aws-native:sagemaker:Workforce"],
    supports: ["A.7.2"],
    why: "The portal shows the data that is labelled or reviewed to whoever signs in, from anywhere in the world unless a network is named.",
    fix: "Set sourceIpConfig.cidrs to the networks that the workers are in, or workforceVpcConfig for a portal inside the VPC.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/sms-workforce-management-private-api.html",
    check(workforce, { report, each }) {
        if (isSet(workforce.workforceVpcConfig, "vpcId")) return;
        const { sourceIpConfig } = workforce;
        if (!isUnknown(sourceIpConfig, "cidrs") && asList(sourceIpConfig?.cidrs).length === 0) {
            report("lets workers in from everywhere", "sourceIpConfig.cidrs");
        }
        each(sourceIpConfig?.cidrs, (cidr, index) => {
            if (isWholeInternet(cidr))
                report("lets workers in from the whole internet", `sourceIpConfig.cidrs.${index}`);
        });
    },
    examples: {
        passes: {
            "one network is named": { cognitoConfig, sourceIpConfig: { cidrs: ["203.0.113.0/24"] } },
            "the portal is inside the VPC": {
                cognitoConfig,
                workforceVpcConfig: { vpcId: unknownValue, subnets: [unknownValue] },
            },
        },
        fails: {
            "no network is named": { cognitoConfig },
            "the list of networks is empty": { cognitoConfig, sourceIpConfig: { cidrs: [] } },
            "the whole internet is among the networks": {
                cognitoConfig,
                sourceIpConfig: { cidrs: ["203.0.113.0/24", "0.0.0.0/0"] },
            },
            "one network is not known yet and another is half of the internet": {
                cognitoConfig,
                sourceIpConfig: { cidrs: [unknownValue, "0.0.0.0/1"] },
            },
        },
        unknown: { "the network is not known yet": { cognitoConfig, sourceIpConfig: { cidrs: [unknownValue] } } },
    },
});

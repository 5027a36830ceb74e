import type { ApplicationArgs } from "@pulumi/aws/emrserverless";

import { definePolicy, isSet, unknownValue } from "../../policy";
import { applicationType } from "../../services/emrserverless";

const application = { type: "spark", releaseLabel: "emr-7.5.0" };

export default definePolicy<ApplicationArgs>({
    id: "emrserverless-in-vpc",
    title: "EMR Serverless applications run in a VPC of yours",
    severity: "medium",
    appliesTo: applicationType,
    supports: ["A.4.5", "A.7.2"],
    why: "Outside of your VPC jobs that prepare training data reach S3 past your endpoint policies, and leave no flow logs.",
    fix: "Set networkConfiguration with private subnetIds and securityGroupIds.",
    reference: "https://docs.aws.amazon.com/emr/latest/EMR-Serverless-UserGuide/vpc-access.html",
    check({ networkConfiguration }, { report }) {
        if (!isSet(networkConfiguration, "subnetIds")) {
            report("does not run in a VPC of yours", "networkConfiguration.subnetIds");
        }
    },
    examples: {
        passes: {
            "subnets are given": {
                ...application,
                networkConfiguration: { subnetIds: [unknownValue], securityGroupIds: [unknownValue] },
            },
        },
        fails: {
            "the network is left at its default, that of AWS": application,
            "no subnets are given": { ...application, networkConfiguration: { securityGroupIds: [unknownValue] } },
        },
        unknown: { "the network is not known yet": { ...application, networkConfiguration: unknownValue } },
    },
});

import type { DomainArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { domainTypes } from "../../services/sagemaker";

export default definePolicy<DomainArgs>({
    id: "sagemaker-domain-vpc-only",
    title: "Studio domains reach the network through the VPC only",
    severity: "high",
    appliesTo: domainTypes,
    supports: ["A.4.5", "A.7.2"],
    equivalents: ["config:SAGEMAKER_DOMAIN_IN_VPC", "aws-aiml-next:SM-27"],
    why: "By default Studio has a way to the internet that no security group, endpoint policy or flow log of yours sees.",
    fix: 'Set appNetworkAccessType to "VpcOnly".',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html",
    check(domain, { report }) {
        // Absent means PublicInternetOnly.
        if (domain.appNetworkAccessType !== "VpcOnly") report("has direct internet access", "appNetworkAccessType");
    },
    examples: {
        passes: {
            "access is through the VPC only": { appNetworkAccessType: "VpcOnly" },
        },
        fails: {
            "access is left at its default, PublicInternetOnly": {},
            "access is from the public internet": { appNetworkAccessType: "PublicInternetOnly" },
        },
        unknown: {
            "access comes from a value not known yet": { appNetworkAccessType: unknownValue },
        },
    },
});

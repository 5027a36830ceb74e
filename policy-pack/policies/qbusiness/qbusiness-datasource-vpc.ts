import { definePolicy, isSet, unknownValue } from "../../policy";
import type { DataSourceArgs } from "../../services/qbusiness";

export default definePolicy<DataSourceArgs>({
    id: "qbusiness-datasource-vpc",
    title: "Data sources of Amazon Q Business are read through a VPC",
    severity: "low",
    appliesTo: "aws-native:qbusiness:DataSource",
    supports: ["A.7.2"],
    why: "Without a VPC a database or wiki has to be open to the addresses of AWS to be crawled.",
    fix: "Set vpcConfiguration with subnetIds and securityGroupIds.",
    reference: "https://docs.aws.amazon.com/amazonq/latest/qbusiness-ug/connector-vpc.html",
    check({ vpcConfiguration }, { report }) {
        if (isSet(vpcConfiguration, "subnetIds") && isSet(vpcConfiguration, "securityGroupIds")) return;
        report("is read from outside of your VPCs", "vpcConfiguration");
    },
    examples: {
        passes: {
            "subnets and security groups are named": {
                vpcConfiguration: {
                    subnetIds: ["subnet-0123456789abcdef0"],
                    securityGroupIds: ["sg-0123456789abcdef0"],
                },
            },
            "the stack makes them": {
                vpcConfiguration: { subnetIds: [unknownValue], securityGroupIds: [unknownValue] },
            },
        },
        fails: {
            "there is no VPC": {},
            "there are no security groups": { vpcConfiguration: { subnetIds: ["subnet-0123456789abcdef0"] } },
        },
        unknown: { "the VPC is not known yet": { vpcConfiguration: unknownValue } },
    },
});

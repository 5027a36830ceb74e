import type { JobArgs } from "@pulumi/aws/glue";

import { definePolicy, isSet, ofType, unknownValue } from "../../policy";
import { crawlerType, devEndpointType, jobType } from "../../services/glue";

export default definePolicy<Pick<JobArgs, "name" | "securityConfiguration">>({
    id: "glue-security-configuration-attached",
    title: "Glue jobs, crawlers and development endpoints have a security configuration",
    severity: "medium",
    appliesTo: [jobType, crawlerType, devEndpointType],
    supports: ["A.7.2", "A.7.6"],
    equivalents: [
        "checkov:CKV_AWS_195",
        "steampipe-tf:glue_crawler_security_configuration_enabled",
        "steampipe-tf:glue_dev_endpoint_security_configuration_enabled",
        "steampipe-tf:glue_job_security_configuration_enabled",
    ],
    why: "Without one, Glue writes its logs, its bookmarks and the prepared data without a key of yours.",
    fix: "Set securityConfiguration to the name of a SecurityConfiguration.",
    reference: "https://docs.aws.amazon.com/glue/latest/dg/console-security-configurations.html",
    check(runner, { report }) {
        if (!isSet(runner, "securityConfiguration")) report("has no security configuration", "securityConfiguration");
    },
    examples: {
        passes: {
            "a job has one": { securityConfiguration: "training-data" },
            "a crawler has one that the stack makes": ofType(crawlerType, { securityConfiguration: unknownValue }),
            "a development endpoint has one": ofType(devEndpointType, { securityConfiguration: "training-data" }),
        },
        fails: {
            "a job has none": { name: "prepare" },
            "a crawler has none": ofType(crawlerType, { databaseName: "training" }),
            "a development endpoint has none": ofType(devEndpointType, { name: "notebook" }),
        },
    },
});

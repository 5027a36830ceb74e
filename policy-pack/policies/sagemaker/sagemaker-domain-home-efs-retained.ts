import type { DomainArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<DomainArgs>({
    id: "sagemaker-domain-home-efs-retained",
    title: "The files of a domain's users outlive the domain",
    severity: "low",
    // The AWS Native provider has no such setting, and keeps the files.
    appliesTo: "aws:sagemaker/domain:Domain",
    supports: ["A.4.3", "A.7.5"],
    why: "A domain is replaced for a change of its key, its network or its way of signing in: every notebook and every data set of its users would be deleted on the way.",
    fix: 'Leave retentionPolicy.homeEfsFileSystem at "Retain", and delete the file system by hand when it is no longer needed.',
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_RetentionPolicy.html",
    check({ retentionPolicy }, { report }) {
        // Absent means Retain.
        if (retentionPolicy?.homeEfsFileSystem === "Delete") {
            report("deletes its users' files together with itself", "retentionPolicy.homeEfsFileSystem");
        }
    },
    examples: {
        passes: {
            "nothing is said, and the files are kept": {},
            "the files are kept": { retentionPolicy: { homeEfsFileSystem: "Retain" } },
        },
        fails: { "the files are deleted": { retentionPolicy: { homeEfsFileSystem: "Delete" } } },
        unknown: { "what becomes of them is not known yet": { retentionPolicy: { homeEfsFileSystem: unknownValue } } },
    },
});

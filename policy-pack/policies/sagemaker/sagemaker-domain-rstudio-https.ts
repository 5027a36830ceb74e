import type { DomainArgs } from "@pulumi/aws/sagemaker";

import { definePolicy, unknownValue } from "../../policy";
import { eachTextAt } from "../../services/properties";
import { domainTypes } from "../../services/sagemaker";

const settings = "domainSettings.rStudioServerProDomainSettings";
const places = [`${settings}.rStudioConnectUrl`, `${settings}.rStudioPackageManagerUrl`];
const serving = (rStudioServerProDomainSettings: object): never =>
    ({ domainSettings: { rStudioServerProDomainSettings } }) as never;

export default definePolicy<DomainArgs>({
    id: "sagemaker-domain-rstudio-https",
    title: "RStudio publishes and takes its packages over HTTPS",
    severity: "medium",
    appliesTo: domainTypes,
    supports: ["A.4.4", "A.10.3"],
    why: "Packages that come over plain HTTP can be replaced on the way, and run beside the training data; what is published the same way can be read, with the credentials of its author.",
    fix: "Give rStudioConnectUrl and rStudioPackageManagerUrl with https://.",
    reference: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_RStudioServerProDomainSettings.html",
    check(domain, context) {
        eachTextAt(domain, context, places, (url, path) => {
            if (!/^https:\/\//i.test(url)) context.report("reaches a server of RStudio without HTTPS", path);
        });
    },
    examples: {
        passes: {
            "both servers are reached over HTTPS": serving({
                rStudioConnectUrl: "https://connect.example.com",
                rStudioPackageManagerUrl: "https://packages.example.com",
            }),
            "there is no RStudio": {},
        },
        fails: {
            "packages come over HTTP": serving({ rStudioPackageManagerUrl: "http://packages.example.com" }),
            "one publishes over HTTP, and where packages come from is not known yet": serving({
                rStudioConnectUrl: "http://connect.example.com",
                rStudioPackageManagerUrl: unknownValue,
            }),
        },
        unknown: {
            "where packages come from is not known yet": serving({ rStudioPackageManagerUrl: unknownValue }),
        },
    },
});

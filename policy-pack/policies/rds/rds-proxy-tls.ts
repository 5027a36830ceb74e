import type { ProxyArgs } from "@pulumi/aws/rds";

import { definePolicy, unknownValue } from "../../policy";

export default definePolicy<ProxyArgs>({
    id: "rds-proxy-tls",
    title: "RDS proxies refuse clients without TLS",
    severity: "medium",
    appliesTo: "aws:rds/proxy:Proxy",
    supports: ["A.7.2"],
    equivalents: ["fsbp:RDS.43"],
    why: "The proxy takes plain text too, whatever the database behind it insists on.",
    fix: "Set requireTls to true.",
    reference: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html",
    check({ requireTls }, { report }) {
        if (String(requireTls) !== "true") report("takes clients without TLS", "requireTls");
    },
    examples: {
        passes: { "TLS is required": { engineFamily: "POSTGRESQL", requireTls: true } },
        fails: {
            "TLS is left at its default, not required": { engineFamily: "POSTGRESQL" },
            "TLS is not required": { engineFamily: "POSTGRESQL", requireTls: false },
        },
        unknown: { "it is not known yet": { requireTls: unknownValue } },
    },
});

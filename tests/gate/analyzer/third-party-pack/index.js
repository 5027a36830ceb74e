const pulumi = require("@pulumi/pulumi");
const { PolicyPack } = require("@pulumi/policy");

const bucket = "aws:s3/bucket:Bucket";

/** A policy of each kind that the SDK knows. */
new PolicyPack(
    "third-party-pack",
    {
        enforcementLevel: "advisory",
        policies: [
            {
                name: "name-prefix",
                displayName: "Buckets have the company's prefix",
                description: "Buckets carry the company's prefix in their names.",
                enforcementLevel: "mandatory",
                severity: "critical",
                remediationSteps: "Rename the bucket.",
                url: "https://example.com/name-prefix",
                configSchema: {
                    properties: {
                        prefix: { type: "string", default: "acme-" },
                        length: { type: "integer", minimum: 1 },
                    },
                },
                validateResource: (args, reportViolation) => {
                    if (args.type !== bucket) args.notApplicable("not a bucket");
                    if (!args.props.bucket.startsWith(args.getConfig().prefix)) reportViolation("has another prefix");
                },
            },
            {
                name: "provider-region",
                description: "Resources are created in Europe.",
                validateResource: [
                    (args, reportViolation) => {
                        if (args.provider && args.provider.props.region !== "eu-west-1")
                            reportViolation("is elsewhere");
                    },
                ],
            },
            {
                name: "owner-tag",
                description: "Every bucket has an owner.",
                enforcementLevel: "remediate",
                remediateResource: (args) => {
                    if (args.type !== bucket) args.notApplicable();
                    if (args.props.tags) return undefined;
                    return { ...args.props, tags: { owner: "platform" } };
                },
            },
            {
                name: "owner-is-platform",
                description: "Every bucket is the platform team's.",
                validateResource: (args, reportViolation) => {
                    if (args.type !== bucket) args.notApplicable();
                    if (args.props.tags.owner !== "platform") reportViolation("");
                },
            },
            {
                name: "explodes",
                description: "Fails on one resource.",
                validateResource: (args) => {
                    if (args.name === "explosive") throw new TypeError("boom");
                },
            },
            {
                name: "few-buckets",
                description: "A stack has few buckets.",
                enforcementLevel: "mandatory",
                validateStack: (args, reportViolation) => {
                    if (args.resources.filter(({ type }) => type === bucket).length > 2)
                        reportViolation("has too many");
                },
            },
            {
                name: "stack-facts",
                description: "Says where it runs.",
                validateStack: (args, reportViolation) => {
                    const [where] = args.resources;
                    const facts = [pulumi.getOrganization(), pulumi.getProject(), pulumi.getStack()].join("/");
                    const answer = new pulumi.Config().require("answer");
                    reportViolation(`runs on ${facts} with ${answer}, dry run ${pulumi.runtime.isDryRun()}`, where.urn);
                },
            },
            { name: "never-asked", description: "Is off.", enforcementLevel: "disabled", validateResource: () => {} },
        ],
    },
    { "provider-region": "mandatory" },
);

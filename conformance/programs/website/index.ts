import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const site = new aws.s3.Bucket("site", { forceDestroy: true });

new aws.s3.BucketWebsiteConfiguration("site", {
    bucket: site.id,
    indexDocument: { suffix: "index.html" },
    errorDocument: { key: "404.html" },
});
const openness = new aws.s3.BucketPublicAccessBlock("site", { bucket: site.id, blockPublicPolicy: false });
new aws.s3.BucketOwnershipControls("site", { bucket: site.id, rule: { objectOwnership: "BucketOwnerEnforced" } });
new aws.s3.BucketPolicy(
    "site",
    {
        bucket: site.id,
        policy: site.arn.apply((arn) =>
            JSON.stringify({
                Version: "2012-10-17",
                Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `${arn}/*` }],
            }),
        ),
    },
    { dependsOn: openness },
);
for (const page of ["index.html", "404.html"]) {
    new aws.s3.BucketObjectv2(page, {
        bucket: site.id,
        key: page,
        content: `<!doctype html><title>${page}</title>`,
        contentType: "text/html",
    });
}

const logs = new aws.s3.Bucket("logs");
const cdn = new aws.cloudfront.Distribution("cdn", {
    enabled: true,
    defaultRootObject: "index.html",
    origins: [
        {
            originId: "site",
            domainName: site.bucketRegionalDomainName,
            customOriginConfig: {
                httpPort: 80,
                httpsPort: 443,
                originProtocolPolicy: "http-only",
                originSslProtocols: ["TLSv1.2"],
            },
        },
    ],
    defaultCacheBehavior: {
        targetOriginId: "site",
        viewerProtocolPolicy: "redirect-to-https",
        allowedMethods: ["GET", "HEAD", "OPTIONS"],
        cachedMethods: ["GET", "HEAD"],
        forwardedValues: { queryString: false, cookies: { forward: "none" } },
    },
    restrictions: { geoRestriction: { restrictionType: "none" } },
    viewerCertificate: { cloudfrontDefaultCertificate: true },
    loggingConfig: { bucket: logs.bucketDomainName, prefix: "cdn/" },
});

export const url = pulumi.interpolate`https://${cdn.domainName}/`;

import type {
    BucketAclArgs,
    BucketArgs,
    BucketLoggingArgs,
    BucketPolicyArgs,
    BucketPublicAccessBlockArgs,
    BucketServerSideEncryptionConfigurationArgs,
    BucketV2Args,
    BucketVersioningArgs,
} from "@pulumi/aws/s3";

import { allOf, anyOf, deniesInsecureTransport, documentOf, publicAccess } from "../iam";
import type { PolicyDocument, Truth } from "../iam";
import { asList, isSet, isUnknown } from "../policy";
import type { CheckContext, GraphView, Readable, Related, ResourceView } from "../policy";
import { UnknownValueError } from "../policy/reading";
import { isCustomerKey } from "./kms";

/** Both generations of buckets: BucketV2 of @pulumi/aws 5 and 6 became Bucket in 7. */
export const bucketTypes = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"] as const;

export const bucketAclTypes = ["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucketAclV2:BucketAclV2"] as const;

export const encryptionTypes = [
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
    "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
] as const;

export const versioningTypes = [
    "aws:s3/bucketVersioning:BucketVersioning",
    "aws:s3/bucketVersioningV2:BucketVersioningV2",
] as const;

export const loggingTypes = ["aws:s3/bucketLogging:BucketLogging", "aws:s3/bucketLoggingV2:BucketLoggingV2"] as const;

export const publicAccessBlockType = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";

/** What carries an ACL of its own. */
export const aclTypes = [
    ...bucketAclTypes,
    ...bucketTypes,
    "aws:s3/bucketObject:BucketObject",
    "aws:s3/bucketObjectv2:BucketObjectv2",
    "aws:s3/objectCopy:ObjectCopy",
] as const;

const applicationLoadBalancerTypes = [
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:alb/loadBalancer:LoadBalancer",
    "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
    "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
] as const;

const classicLoadBalancerTypes = [
    "aws:elb/loadBalancer:LoadBalancer",
    "aws:elasticloadbalancing/loadBalancer:LoadBalancer",
] as const;

/** The arguments of a bucket in the spellings of both generations. */
export type AnyBucketArgs = BucketArgs &
    Pick<BucketV2Args, "loggings" | "serverSideEncryptionConfigurations" | "versionings">;

/** The arguments that make an ACL, in the spellings of buckets, bucket ACLs and objects. */
export type AclArgs = Pick<BucketAclArgs, "accessControlPolicy" | "acl"> & Pick<BucketArgs, "grants">;

type Bucket = ResourceView<Readable<AnyBucketArgs>>;

/** The two groups whose members nobody knows: everybody, and everybody with an AWS account. */
export type AclGroup = "AllUsers" | "AuthenticatedUsers";

/** The groups that a canned ACL stands for; all others name nobody outside the account but AWS's log delivery. */
const cannedAcls: Readonly<Record<string, { readonly group: AclGroup; readonly permissions: readonly string[] }>> = {
    "public-read": { group: "AllUsers", permissions: ["READ"] },
    "public-read-write": { group: "AllUsers", permissions: ["READ", "WRITE"] },
    "authenticated-read": { group: "AuthenticatedUsers", permissions: ["READ"] },
};

/**
 * Calls back for each place in an ACL that gives one of the groups one of the permissions.
 *
 * @param permissions out of READ, READ_ACP, WRITE, WRITE_ACP, FULL_CONTROL
 */
export function eachAclGrant(
    props: Readable<AclArgs>,
    { each }: Pick<CheckContext, "each">,
    group: AclGroup,
    permissions: readonly string[],
    found: (path: string) => void,
): void {
    const isWanted = (permission: string | undefined): boolean =>
        permission !== undefined && permissions.includes(permission);
    each(props, ({ acl }) => {
        const canned = acl === undefined ? undefined : cannedAcls[acl];
        if (canned?.group === group && canned.permissions.some(isWanted)) found("acl");
    });
    each(props, ({ grants }) =>
        each(grants, (grant, index) => {
            if (isGroup(grant.uri, group) && asList(grant.permissions).some(isWanted)) found(`grants.${index}`);
        }),
    );
    each(props, ({ accessControlPolicy }) =>
        each(accessControlPolicy?.grants, ({ grantee, permission }, index) => {
            if (isGroup(grantee?.uri, group) && isWanted(permission)) found(`accessControlPolicy.grants.${index}`);
        }),
    );
}

function isGroup(uri: string | undefined, group: AclGroup): boolean {
    return uri?.endsWith(`/groups/global/${group}`) ?? false;
}

/** Default encryption as buckets and their encryption configurations spell it. */
interface DefaultEncryption {
    readonly sseAlgorithm?: string;
    readonly kmsMasterKeyId?: string;
}

/** The inline default encryption of a bucket, if there is any. */
export function inlineEncryption({ props }: Bucket): DefaultEncryption | undefined {
    const { serverSideEncryptionConfiguration: single } = props;
    if (single) return single.rule?.applyServerSideEncryptionByDefault;
    const rule = asList(asList(props.serverSideEncryptionConfigurations)[0]?.rules)[0];
    return asList(rule?.applyServerSideEncryptionByDefaults)[0];
}

/** Whether new objects are encrypted with a key that the customer manages. Absent means SSE-S3, with a key of AWS. */
export function usesCustomerKey(encryption: DefaultEncryption | undefined): boolean {
    if (encryption?.sseAlgorithm !== "aws:kms" && encryption?.sseAlgorithm !== "aws:kms:dsse") return false;
    return isCustomerKey(encryption, "kmsMasterKeyId");
}

/**
 * Whether new objects of a bucket are encrypted with a key that the customer manages, by an encryption configuration
 * of its own or by an inline one.
 */
export function isUnderCustomerKey(graph: GraphView, bucket: Bucket): Truth {
    const separate = graph.referringTo<BucketServerSideEncryptionConfigurationArgs>(
        bucket,
        "bucket",
        ...encryptionTypes,
    );
    const verdicts = separate.resources.map(({ props }): Truth => {
        if (isUnknown(props, "rules")) return "unknown";
        const rules = asList(props.rules);
        const areUnder = rules.map(({ applyServerSideEncryptionByDefault }) =>
            usesCustomerKey(applyServerSideEncryptionByDefault),
        );
        return areUnder.length > 0 && areUnder.every(Boolean) ? "yes" : "no";
    });
    if (verdicts.length > 0) return allOf(verdicts);
    if (usesCustomerKey(inlineEncryption(bucket))) return "yes";
    return separate.complete ? "no" : "unknown";
}

/**
 * The resources that write server access logs or load balancer logs to a bucket, other than the bucket itself. Not
 * complete: some server access logs go to a bucket that is not known yet.
 */
export function logSourcesOf(graph: GraphView, bucket: Bucket): Related<ResourceView<unknown>> {
    const separate = graph.referringTo<BucketLoggingArgs>(bucket, "targetBucket", ...loggingTypes);
    const own = graph.referringTo(bucket, "bucket", ...loggingTypes).resources;
    // Only what separate resources say can be incomplete: the provider computes the inline properties of every bucket.
    const others = [
        ...["logging.targetBucket", "loggings.targetBucket"].flatMap((path) =>
            graph.referringTo(bucket, path, ...bucketTypes).resources.filter((source) => source.urn !== bucket.urn),
        ),
        ...["accessLogs.bucket", "connectionLogs.bucket"].flatMap((path) =>
            graph
                .referringTo<{ loadBalancerType?: string }>(bucket, path, ...applicationLoadBalancerTypes)
                .resources.filter(({ props }) => (props.loadBalancerType ?? "application") === "application"),
        ),
        ...graph.referringTo(bucket, "accessLogs.bucket", ...classicLoadBalancerTypes).resources,
    ];
    return {
        resources: [...separate.resources.filter((source) => !own.some(({ urn }) => urn === source.urn)), ...others],
        complete: separate.complete,
    };
}

const partitions = ["aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b"] as const;

/** Whether the policy of a bucket denies every request to the bucket and its objects that comes without TLS. */
export function acceptsTlsOnly(document: PolicyDocument, { props }: Bucket): Truth {
    const arns = arnsOf(props);
    const verdicts = arns.map((arn) => deniesInsecureTransport(document, "s3", [arn, `${arn}/*`]).verdict);
    if (verdicts.length > 0) return anyOf(verdicts);
    // Without the bucket's name, only what holds for every resource holds for it.
    const whatever = deniesInsecureTransport(document, "s3", ["*"]).verdict;
    if (whatever === "yes") return "yes";
    return deniesInsecureTransport(document, "s3").verdict === "no" ? "no" : "unknown";
}

/** The ARNs that may be the bucket's, one for each partition; none while its name is not known. */
function arnsOf(props: Bucket["props"] & { readonly arn?: string }): readonly string[] {
    if (isSet(props, "bucket") && !isUnknown(props, "bucket")) {
        return partitions.map((partition) => `arn:${partition}:s3:::${props.bucket}`);
    }
    return isUnknown(props, "arn") || props.arn === undefined ? [] : [props.arn];
}

/** Whether a bucket keeps the earlier versions of its objects: by a configuration of its own, inline, or for Object Lock. */
export function keepsVersions(bucket: Bucket, graph: GraphView): Truth {
    const separate = graph.referringTo<BucketVersioningArgs>(bucket, "bucket", ...versioningTypes);
    if (separate.resources.length > 0) {
        return allOf(
            separate.resources.map(({ props }): Truth => {
                if (isUnknown(props, "versioningConfiguration")) return "unknown";
                const { versioningConfiguration: configuration } = props;
                if (isUnknown(configuration, "status")) return "unknown";
                return configuration?.status === "Enabled" ? "yes" : "no";
            }),
        );
    }
    const inline = (["versioning", "versionings", "objectLockEnabled"] as const).map((key): Truth => {
        if (isUnknown(bucket.props, key)) return "unknown";
        const value = bucket.props[key];
        if (typeof value === "boolean" || value === undefined || value === null) return value === true ? "yes" : "no";
        const [versioning] = asList<{ readonly enabled?: boolean }>(value);
        if (isUnknown(versioning, "enabled")) return "unknown";
        return versioning?.enabled === true ? "yes" : "no";
    });
    return anyOf([...inline, separate.complete ? "no" : "unknown"]);
}

/** Whether everybody, or everybody with an AWS account, can get at a bucket by its policy or its ACL. */
export function publicAccessTo(bucket: Bucket, graph: GraphView): Truth {
    const blocks = graph.referringTo<BucketPublicAccessBlockArgs>(bucket, "bucket", publicAccessBlockType).resources;
    const isOn = (key: "restrictPublicBuckets" | "ignorePublicAcls"): boolean =>
        blocks.some(({ props }) => !isUnknown(props, key) && props[key] === true);
    const verdicts: Truth[] = [];
    if (!isOn("restrictPublicBuckets")) {
        const separate = graph.referringTo<BucketPolicyArgs>(bucket, "bucket", "aws:s3/bucketPolicy:BucketPolicy");
        for (const { props } of [bucket as ResourceView<{ policy?: unknown }>, ...separate.resources]) {
            const document = documentOf(props as { policy?: unknown }, "policy");
            if (document) verdicts.push(publicAccess(document).verdict);
        }
    }
    if (!isOn("ignorePublicAcls")) {
        const acls = graph.referringTo<BucketAclArgs>(bucket, "bucket", ...bucketAclTypes).resources;
        for (const { props } of [bucket, ...acls]) verdicts.push(isOpenByAcl(props as Readable<AclArgs>));
    }
    return anyOf(verdicts);
}

function isOpenByAcl(props: Readable<AclArgs>): Truth {
    let verdict: Truth = "no";
    // Like a check's own `each`, but what is not known yet is part of the answer.
    const each: CheckContext["each"] = (items, visit) => {
        for (const [index, item] of asList(items as readonly never[]).entries()) {
            try {
                visit(item, index);
            } catch (error) {
                if (!(error instanceof UnknownValueError)) throw error;
                if (verdict === "no") verdict = "unknown";
            }
        }
    };
    for (const group of ["AllUsers", "AuthenticatedUsers"] as const) {
        const permissions = ["READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"];
        eachAclGrant(props, { each }, group, permissions, () => (verdict = "yes"));
    }
    return verdict;
}

import { madeUpMarker } from "../../../policy-pack/policy/resource";
import type { Properties } from "../../../policy-pack/policy/resource";
import { dnsSuffixOf } from "./context";
import { functionAnswer, hexId, hexOf, madeUpId, subnetCidr, uuid } from "./made-up-strings";
import type { AnswerContext, Origin } from "./types";

interface Known {
    readonly origin: Origin;
    /** Goes over what the SDK's result type gives, and under the arguments. */
    readonly result: Properties;
}

type Answer = (args: Properties, context: AnswerContext) => Known;

const known =
    (origin: Origin, result: (args: Properties, context: AnswerContext) => Properties): Answer =>
    (args, context) => ({ origin, result: result(args, context) });

/** AWS functions whose answer is assumed, computed, or made up better than their result type alone could. */
export const awsFunctions: Readonly<Record<string, Answer>> = {
    "aws:index/getCallerIdentity:getCallerIdentity": known("default", (_, { account, partition }) => ({
        accountId: account,
        id: account,
        arn: `arn:${partition}:iam::${account}:user/${madeUpMarker}`,
        userId: `AIDA${madeUpMarker}`,
    })),
    "aws:index/getRegion:getRegion": known("default", (args, { region, partition }) => {
        const name = text(args.region) ?? text(args.name) ?? region;
        return {
            id: name,
            name,
            region: name,
            description: name,
            endpoint: `ec2.${name}.${dnsSuffixOf(partition)}`,
        };
    }),
    "aws:index/getRegions:getRegions": known("default", (_, { region, partition }) => ({
        id: partition,
        names: [...new Set([region, "us-east-1", "us-west-2", "eu-west-1"])].sort(),
    })),
    "aws:index/getPartition:getPartition": known("default", (_, { partition }) => {
        const dnsSuffix = dnsSuffixOf(partition);
        return { id: partition, partition, dnsSuffix, reverseDnsPrefix: dnsSuffix.split(".").reverse().join(".") };
    }),
    "aws:index/getAvailabilityZones:getAvailabilityZones": known("default", (args, { region }) => {
        const excluded = new Set([...list(args.excludeNames), ...list(args.excludeZoneIds)]);
        const zones = [0, 1, 2]
            .map((index) => ({ name: zoneName(region, index), id: zoneId(region, index) }))
            .filter(({ name, id }) => !excluded.has(name) && !excluded.has(id));
        return {
            id: region,
            names: zones.map(({ name }) => name),
            zoneIds: zones.map(({ id }) => id),
            groupNames: [region],
        };
    }),
    "aws:index/getAvailabilityZone:getAvailabilityZone": known("default", (args, { region }) => {
        const index = Math.max(
            [0, 1, 2, 3, 4, 5].findIndex(
                (candidate) => zoneName(region, candidate) === args.name || zoneId(region, candidate) === args.zoneId,
            ),
            0,
        );
        const name = zoneName(region, index);
        return {
            id: name,
            name,
            zoneId: zoneId(region, index),
            nameSuffix: name.slice(region.length),
            region,
            state: "available",
            groupName: region,
            networkBorderGroup: region,
            optInStatus: "opt-in-not-required",
            zoneType: "availability-zone",
        };
    }),
    "aws:index/getArn:getArn": known("computed", (args) => {
        const [, partition, service, region, account, ...resource] = String(args.arn).split(":");
        return { id: args.arn, partition, service, region, account, resource: resource.join(":") };
    }),
    "aws:index/getService:getService": known("computed", (args, context) => {
        const dnsSuffix = dnsSuffixOf(context.partition);
        const reversePrefix = text(args.reverseDnsPrefix) ?? dnsSuffix.split(".").reverse().join(".");
        const named =
            (text(args.reverseDnsName) ?? text(args.dnsName)?.split(".").reverse().join("."))?.split(".") ?? [];
        const serviceId = text(args.serviceId) ?? named.at(-1) ?? "";
        const region = text(args.region) ?? named.at(-2) ?? context.region;
        const reverseDnsName = `${reversePrefix}.${region}.${serviceId}`;
        return {
            id: reverseDnsName,
            serviceId,
            region,
            partition: context.partition,
            reverseDnsPrefix: reversePrefix,
            reverseDnsName,
            dnsName: `${serviceId}.${region}.${dnsSuffix}`,
            supported: true,
        };
    }),
    "aws:index/getServicePrincipal:getServicePrincipal": known("computed", (args, context) => {
        const region = text(args.region) ?? context.region;
        const name = `${String(args.serviceName)}.amazonaws.com`;
        return { id: `${String(args.serviceName)}.${region}`, name, suffix: "amazonaws.com", region };
    }),
    "aws:index/getBillingServiceAccount:getBillingServiceAccount": known("computed", (_, { partition }) => ({
        id: "386209384616",
        arn: `arn:${partition}:iam::386209384616:root`,
    })),
    "aws:elb/getServiceAccount:getServiceAccount": serviceAccount(() => loadBalancerAccounts),
    "aws:cloudtrail/getServiceAccount:getServiceAccount": serviceAccount(() => trailAccounts),

    "aws:ec2/getVpc:getVpc": known("made up", (args, context) => {
        const id = text(args.id) ?? madeUpId("vpc", seedOf("getVpc", args));
        const cidrBlock = text(args.cidrBlock) ?? (args.default === true ? "172.31.0.0/16" : "10.42.0.0/16");
        return {
            id,
            arn: ec2Arn("vpc", id, context),
            cidrBlock,
            cidrBlockAssociations: [{ associationId: `vpc-cidr-assoc-${hexId(id)}`, cidrBlock, state: "associated" }],
            instanceTenancy: "default",
            state: "available",
            default: false,
            tags: {},
        };
    }),
    "aws:ec2/getSubnet:getSubnet": known("made up", (args, context) => {
        const id = text(args.id) ?? madeUpId("subnet", seedOf("getSubnet", args));
        const zone = zoneName(context.region, Number.parseInt(hexOf(id, 4), 16) % 3);
        return {
            id,
            arn: ec2Arn("subnet", id, context),
            cidrBlock: subnetCidr(id),
            availabilityZone: zone,
            availabilityZoneId: zoneId(context.region, "abc".indexOf(zone.slice(-1))),
            state: "available",
            tags: {},
        };
    }),
    "aws:ec2/getAmi:getAmi": known("made up", (args, context) => {
        const id = madeUpId("ami", seedOf("getAmi", args));
        return {
            id,
            imageId: id,
            arn: ec2Arn("image", id, context),
            architecture: "x86_64",
            imageType: "machine",
            rootDeviceName: "/dev/xvda",
            rootDeviceType: "ebs",
            // Of the device that programs look up, to be as large; its encryption is the instance's to choose.
            blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volume_size: "8", volume_type: "gp3" } }],
            virtualizationType: "hvm",
            state: "available",
            platform: "",
        };
    }),
    "aws:ec2/getSecurityGroup:getSecurityGroup": known("made up", (args, context) => {
        const id = text(args.id) ?? madeUpId("securityGroup", seedOf("getSecurityGroup", args));
        return { id, arn: ec2Arn("security-group", id, context) };
    }),
    "aws:ec2/getInstance:getInstance": known("made up", (args, context) => {
        const id = text(args.instanceId) ?? madeUpId("instance", seedOf("getInstance", args));
        return { id, arn: ec2Arn("instance", id, context), availabilityZone: zoneName(context.region, 0) };
    }),
    "aws:route53/getZone:getZone": known("made up", (args) => {
        const zoneIdentifier = text(args.zoneId) ?? `Z${hexId(seedOf("getZone", args))}`;
        const name = text(args.name)?.replace(/\.$/, "") ?? `${madeUpMarker}.example.com`;
        return {
            id: zoneIdentifier,
            zoneId: zoneIdentifier,
            name,
            arn: `arn:aws:route53:::hostedzone/${zoneIdentifier}`,
            nameServers: ["org", "com", "net", "co.uk"].map((domain) => `ns-${madeUpMarker}.awsdns-42.${domain}`),
            primaryNameServer: `ns-${madeUpMarker}.awsdns-42.org`,
        };
    }),
    "aws:acm/getCertificate:getCertificate": known("made up", (args, { account, partition, region }) => {
        const arn = `arn:${partition}:acm:${region}:${account}:certificate/${uuid(seedOf("getCertificate", args))}`;
        return { id: arn, arn, status: "ISSUED", tags: {} };
    }),
    "aws:ssm/getParameter:getParameter": known("made up", (args, { account, partition, region }) => {
        const name = String(args.name);
        return {
            id: name,
            arn: `arn:${partition}:ssm:${region}:${account}:parameter/${name.replace(/^\//, "")}`,
            type: "String",
            value: parameterValue(name),
            insecureValue: parameterValue(name),
            version: 1,
        };
    }),
    "aws:lambda/getInvocation:getInvocation": known("made up", () => ({ result: functionAnswer })),
    "aws:bedrockfoundation/getModel:getModel": known("computed", (args, { partition, region }) => ({
        id: args.modelId,
        modelArn: `arn:${partition}:bedrock:${region}::foundation-model/${String(args.modelId)}`,
    })),
    "aws:sagemaker/getPrebuiltEcrImage:getPrebuiltEcrImage": known("made up", (args, { partition, region }) => {
        // Which of AWS's own accounts holds the image is not known here; the user's it is not.
        const registry = text(args.registryId) ?? madeUpMarker;
        const dns = text(args.dnsSuffix) ?? dnsSuffixOf(partition);
        const image = `${String(args.repositoryName)}:${text(args.imageTag) ?? "latest"}`;
        return {
            id: registry,
            registryId: registry,
            registryPath: `${registry}.dkr.ecr.${text(args.region) ?? region}.${dns}/${image}`,
        };
    }),
    "aws:secretsmanager/getSecret:getSecret": known("made up", (args, context) => {
        const arn = text(args.arn) ?? secretArn(text(args.name), context);
        return { id: arn, arn, name: text(args.name) ?? arn.split(":").at(-1), tags: {} };
    }),
    "aws:secretsmanager/getSecretVersion:getSecretVersion": known("made up", (args, context) => {
        const secretId = String(args.secretId);
        return {
            id: `${secretId}|AWSCURRENT`,
            arn: secretId.startsWith("arn:") ? secretId : secretArn(secretId, context),
            // Programs parse it, or use it whole: a JSON object serves both.
            secretString: JSON.stringify(secretContent),
            versionId: uuid(secretId),
            versionStage: "AWSCURRENT",
            versionStages: ["AWSCURRENT"],
        };
    }),
    "aws:iam/getRole:getRole": iamPrincipal("role", "AROA"),
    "aws:iam/getUser:getUser": iamPrincipal("user", "AIDA", "userName"),
    "aws:iam/getGroup:getGroup": iamPrincipal("group", "AGPA", "groupName"),
    "aws:iam/getInstanceProfile:getInstanceProfile": iamPrincipal("instance-profile", "AIPA"),
    "aws:iam/getPolicy:getPolicy": known("made up", (args, { account, partition }) => {
        const name = text(args.name) ?? text(args.arn)?.split("/").at(-1) ?? madeUpMarker;
        const arn = text(args.arn) ?? `arn:${partition}:iam::${account}:policy/${name}`;
        return { id: arn, arn, name, path: "/", policyId: `ANPA${madeUpMarker}`, tags: {} };
    }),
    "aws:s3/getBucket:getBucket": known("made up", (args, { partition, region }) => {
        const bucket = String(args.bucket);
        const dns = dnsSuffixOf(partition);
        return {
            id: bucket,
            arn: `arn:${partition}:s3:::${bucket}`,
            bucketDomainName: `${bucket}.s3.${dns}`,
            bucketRegionalDomainName: `${bucket}.s3.${region}.${dns}`,
            bucketRegion: region,
            region,
            websiteDomain: `s3-website-${region}.${dns}`,
            websiteEndpoint: `${bucket}.s3-website-${region}.${dns}`,
        };
    }),
    "aws:kms/getKey:getKey": known("made up", (args, context) => {
        const asked = String(args.keyId);
        const id = /^[0-9a-f-]{36}$/.test(asked) ? asked : (/:key\/(.*)$/.exec(asked)?.[1] ?? uuid(asked));
        return { id, arn: kmsArn(`key/${id}`, context), awsAccountId: context.account };
    }),
    "aws:kms/getAlias:getAlias": known("made up", (args, context) => {
        const key = uuid(String(args.name));
        return {
            id: kmsArn(String(args.name), context),
            arn: kmsArn(String(args.name), context),
            targetKeyId: key,
            targetKeyArn: kmsArn(`key/${key}`, context),
        };
    }),
    "aws:eks/getCluster:getCluster": known("made up", (args, { account, partition, region }) => {
        const name = String(args.name);
        return {
            id: name,
            arn: `arn:${partition}:eks:${region}:${account}:cluster/${name}`,
            endpoint: `https://${hexId(name)}.gr7.${region}.eks.${dnsSuffixOf(partition)}`,
            status: "ACTIVE",
        };
    }),
    "aws:ecr/getRepository:getRepository": known("made up", (args, { account, partition, region }) => {
        const name = String(args.name);
        return {
            id: name,
            arn: `arn:${partition}:ecr:${region}:${account}:repository/${name}`,
            registryId: account,
            repositoryUrl: `${account}.dkr.ecr.${region}.${dnsSuffixOf(partition)}/${name}`,
        };
    }),
    "aws:ecr/getAuthorizationToken:getAuthorizationToken": known("made up", registryAccess),
    "aws:ecr/getCredentials:getCredentials": known("made up", registryAccess),
    "aws:rds/getEngineVersion:getEngineVersion": known("made up", (args) => {
        const version = text(args.version) ?? text(list(args.preferredVersions)[0]) ?? "16.4";
        const major = version.split(".")[0] ?? version;
        return {
            id: version,
            version,
            versionActual: version,
            parameterGroupFamily: text(args.parameterGroupFamily) ?? `${String(args.engine)}${major}`,
        };
    }),
    "aws:lb/getLoadBalancer:getLoadBalancer": known("made up", (args, { account, partition, region }) => {
        const name = text(args.name) ?? madeUpMarker;
        const arn =
            text(args.arn) ??
            `arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/app/${name}/${hexId(name).slice(0, 16)}`;
        return { id: arn, arn, dnsName: `${name}-${madeUpMarker}.${region}.elb.${dnsSuffixOf(partition)}` };
    }),
};

function serviceAccount(accounts: () => Readonly<Record<string, string>>): Answer {
    return (args, { partition, region }) => {
        const account = accounts()[text(args.region) ?? region];
        const shown = account ?? madeUpMarker;
        return {
            origin: account === undefined ? "made up" : "computed",
            result: { id: shown, arn: `arn:${partition}:iam::${shown}:root` },
        };
    };
}

function iamPrincipal(kind: string, uniquePrefix: string, property = "name"): Answer {
    return known("made up", (args, { account, partition }) => {
        const name = String(args[property]);
        const uniqueId = `${uniquePrefix}${madeUpMarker}`;
        return {
            id: name,
            arn: `arn:${partition}:iam::${account}:${kind}/${name}`,
            path: "/",
            uniqueId,
            [property.replace("Name", "Id")]: uniqueId,
            tags: {},
        };
    });
}

function registryAccess(args: Properties, { account, partition, region }: AnswerContext): Properties {
    const password = hexId("registry");
    const registry = text(args.registryId) ?? account;
    return {
        id: region,
        userName: "AWS",
        password,
        // The marker is whole base64 groups, so what follows still decodes to `...AWS:<password>`.
        authorizationToken: madeUpMarker + Buffer.from(`AWS:${password}`).toString("base64"),
        proxyEndpoint: `https://${registry}.dkr.ecr.${region}.${dnsSuffixOf(partition)}`,
    };
}

const secretContent = {
    username: madeUpMarker,
    password: `${madeUpMarker}42`,
    host: `${madeUpMarker}.example.com`,
    port: 5432,
    dbname: madeUpMarker,
    engine: "postgres",
};

function secretArn(name: string | undefined, { account, partition, region }: AnswerContext): string {
    return `arn:${partition}:secretsmanager:${region}:${account}:secret:${name ?? "secret"}-${madeUpMarker}`;
}

function parameterValue(name: string): string {
    if (/^\/aws\/service\/.*\/recommended$/.test(name)) {
        return JSON.stringify({ image_id: madeUpId("ami", name), image_name: madeUpMarker, schema_version: 1 });
    }
    if (/ami|image_?id/i.test(name)) return madeUpId("ami", name);
    const shaped = /(vpc|subnet|security-?group)-?_?id$/i.exec(name)?.[1];
    return shaped === undefined ? hexId(name) : madeUpId(shaped.replace("-", ""), name);
}

function ec2Arn(kind: string, id: string, { account, partition, region }: AnswerContext): string {
    return `arn:${partition}:ec2:${region}:${account}:${kind}/${id}`;
}

function kmsArn(resource: string, { account, partition, region }: AnswerContext): string {
    return `arn:${partition}:kms:${region}:${account}:${resource}`;
}

function seedOf(token: string, args: Properties): string {
    return `${token}(${JSON.stringify(args)})`;
}

function zoneName(region: string, index: number): string {
    return region + ("abcdef"[index] ?? "a");
}

/** Zone ids write the region short: `use1-az1` in us-east-1, `apse2-az1` in ap-southeast-2. */
function zoneId(region: string, index: number): string {
    const short = region.replace(/gov|north|south|east|west|central/g, (word) => word.charAt(0)).replaceAll("-", "");
    return `${short}-az${index + 1}`;
}

function text(value: unknown): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined;
}

function list(value: unknown): readonly unknown[] {
    return Array.isArray(value) ? value : [];
}

/** Whose accounts write access logs: docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html */
const loadBalancerAccounts: Readonly<Record<string, string>> = {
    "af-south-1": "098369216593",
    "ap-east-1": "754344448648",
    "ap-northeast-1": "582318560864",
    "ap-northeast-2": "600734575887",
    "ap-northeast-3": "383597477331",
    "ap-south-1": "718504428378",
    "ap-southeast-1": "114774131450",
    "ap-southeast-2": "783225319266",
    "ap-southeast-3": "589379963580",
    "ca-central-1": "985666609251",
    "cn-north-1": "638102146993",
    "cn-northwest-1": "037604701340",
    "eu-central-1": "054676820928",
    "eu-north-1": "897822967062",
    "eu-west-1": "156460612806",
    "eu-west-2": "652711504416",
    "eu-west-3": "009996457667",
    "me-south-1": "076674570225",
    "sa-east-1": "507241528517",
    "us-east-1": "127311923021",
    "us-east-2": "033677994240",
    "us-gov-east-1": "190560391635",
    "us-gov-west-1": "048591011584",
    "us-west-1": "027434742980",
    "us-west-2": "797873946194",
};

/** Whose accounts write trails: docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-supported-regions.html */
const trailAccounts: Readonly<Record<string, string>> = {
    "af-south-1": "525921808201",
    "ap-east-1": "119688915426",
    "ap-northeast-1": "216624486486",
    "ap-northeast-2": "492519147666",
    "ap-northeast-3": "765225791966",
    "ap-south-1": "977081816279",
    "ap-southeast-1": "903692715234",
    "ap-southeast-2": "284668455005",
    "ap-southeast-3": "069019280451",
    "ca-central-1": "819402241893",
    "cn-north-1": "193415116832",
    "cn-northwest-1": "681348832753",
    "eu-central-1": "035351147821",
    "eu-north-1": "829690693026",
    "eu-south-1": "669305197877",
    "eu-west-1": "859597730677",
    "eu-west-2": "282025262664",
    "eu-west-3": "262312530599",
    "me-south-1": "034638983726",
    "sa-east-1": "814480443879",
    "us-east-1": "086441151436",
    "us-east-2": "475085895292",
    "us-gov-east-1": "608710470296",
    "us-gov-west-1": "608710470296",
    "us-west-1": "388731089494",
    "us-west-2": "113285607260",
};

import { madeUpMarker } from "../../../policy-pack/policy/resource";
import { dnsSuffixOf } from "./context";
import type { AnswerContext } from "./types";

/** What a made-up string is for. */
interface Purpose {
    /** The property's name, e.g. `vpcId`. */
    readonly property: string;
    /** The token of the type or function that it belongs to. */
    readonly token: string;
    /** Keeps values apart: a URN, or a token with its arguments, and the path to the property. */
    readonly seed: string;
}

/** Hex digits that depend on the seed alone. They keep ids apart and are no secret: FNV-1a, which costs nearly nothing. */
export function hexOf(seed: string, digits: number): string {
    let hex = "";
    for (let round = 0; hex.length < digits; round++) hex += fnv1a(seed, round).toString(16).padStart(8, "0");
    return hex.slice(0, digits);
}

function fnv1a(text: string, round: number): number {
    let hash = 0x811c9dc5 ^ round;
    for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    // FNV leaves the high bits of short texts much alike: Murmur's last steps spread them.
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return (hash ^ (hash >>> 16)) >>> 0;
}

/** A resource id as EC2 gives them: 17 hex digits. */
export function hexId(seed: string): string {
    return madeUpMarker + hexOf(seed, 9);
}

export function uuid(seed: string): string {
    const hex = hexOf(seed, 24);
    return `${madeUpMarker}-${hex.slice(0, 4)}-4${hex.slice(5, 8)}-8${hex.slice(9, 12)}-${hex.slice(12, 24)}`;
}

/** The name that a provider gives to a resource whose program names none. */
export function autoName(logicalName: string): string {
    return `${logicalName}-${madeUpMarker}`;
}

/** Base64 of a text with the marker, itself carrying the marker. */
export function base64(text = madeUpMarker): string {
    return madeUpMarker + Buffer.from(text).toString("base64");
}

/** What a Lambda function answers, which programs parse as JSON. */
export const functionAnswer = JSON.stringify({ madeUp: madeUpMarker });

/** Wherever a time is made up: it cannot hold the marker. */
export const madeUpTime = "2042-01-01T00:00:00Z";

/** A made-up PEM block: well-formed, but no key or certificate that anybody holds. */
export function pem(label: string, seed: string): string {
    const body = madeUpMarker + Buffer.from(hexOf(seed, 360), "hex").toString("base64");
    const lines = body.match(/.{1,64}/g) ?? [];
    return `-----BEGIN ${label}-----\n${lines.join("\n")}\n-----END ${label}-----\n`;
}

/** A kubeconfig of a cluster that is nowhere. JSON is YAML, so it parses as either. */
export function kubeconfig(seed: string): string {
    const name = `cluster-${hexId(seed)}`;
    return JSON.stringify({
        apiVersion: "v1",
        kind: "Config",
        clusters: [
            {
                name,
                cluster: {
                    server: `https://${hexId(seed)}.example.com`,
                    "certificate-authority-data": base64(),
                },
            },
        ],
        users: [{ name, user: { token: hexId(seed) } }],
        contexts: [{ name, context: { cluster: name, user: name } }],
        "current-context": name,
    });
}

/** A block of the made-up network 10.42.0.0/16, by seed. A valid block has no room for the marker. */
export function subnetCidr(seed: string): string {
    return `10.42.${Number.parseInt(hexOf(seed, 2), 16)}.0/24`;
}

const idPrefixes: Readonly<Record<string, string>> = {
    vpc: "vpc-",
    subnet: "subnet-",
    securitygroup: "sg-",
    networkinterface: "eni-",
    internetgateway: "igw-",
    egressonlyinternetgateway: "eigw-",
    natgateway: "nat-",
    routetable: "rtb-",
    networkacl: "acl-",
    vpcendpoint: "vpce-",
    vpcendpointservice: "vpce-svc-",
    vpcpeeringconnection: "pcx-",
    instance: "i-",
    ami: "ami-",
    image: "ami-",
    launchtemplate: "lt-",
    ebssnapshot: "snap-",
    snapshot: "snap-",
    ebsvolume: "vol-",
    volume: "vol-",
    eip: "eipalloc-",
    allocation: "eipalloc-",
    association: "eipassoc-",
    dhcpoptions: "dopt-",
    vpcdhcpoptions: "dopt-",
    flowlog: "fl-",
    transitgateway: "tgw-",
    transitgatewayattachment: "tgw-attach-",
    transitgatewayvpcattachment: "tgw-attach-",
    transitgatewayroutetable: "tgw-rtb-",
    customergateway: "cgw-",
    vpngateway: "vgw-",
    vpnconnection: "vpn-",
    prefixlist: "pl-",
    managedprefixlist: "pl-",
    placementgroup: "pg-",
    hostedzone: "Z",
    zone: "Z",
    filesystem: "fs-",
    accesspoint: "fsap-",
    mounttarget: "fsmt-",
    distribution: "E",
    organization: "o-",
    root: "r-",
    organizationalunit: "ou-",
};

const uuidIds = new Set(["key", "kmskey", "kms", "secretversion", "version", "layoutversion"]);

/** An id, by the kind of thing it is of: `vpc`, `securityGroup`, `clusterSecurityGroup`, `appPrivateSubnet`... */
export function madeUpId(kind: string, seed: string): string {
    const words = kebab(kind).split("-");
    for (let start = 0; start < words.length; start++) {
        const known = words.slice(start).join("");
        if (uuidIds.has(known)) return uuid(seed);
        const prefix = idPrefixes[known];
        if (prefix !== undefined) return prefix + hexId(seed);
    }
    return kind === "" ? hexId(seed) : `${kebab(kind)}-${hexId(seed)}`;
}

/** An ARN of something nothing is known of. */
function madeUpArn(service: string, kind: string, seed: string, context: AnswerContext): string {
    const { account, partition, region } = context;
    const global = ["iam", "organizations", "route53", "cloudfront", "globalaccelerator"].includes(service);
    if (service === "s3") return `arn:${partition}:s3:::bucket-${hexId(seed)}`;
    if (service === "route53") return `arn:${partition}:route53:::${kebab(kind)}/${madeUpId(kind, seed)}`;
    return `arn:${partition}:${service}:${global ? "" : region}:${account}:${arnResource(service, kind, seed)}`;
}

function arnResource(service: string, kind: string, seed: string): string {
    if (service === "sns" || service === "sqs") return `${service}-${hexId(seed)}`;
    const separator = colonServices.has(service) ? ":" : "/";
    return `${kebab(kind)}${separator}${madeUpId(service === "kms" ? "key" : kind, seed)}`;
}

const colonServices = new Set(["lambda", "logs", "secretsmanager", "rds", "states", "elasticache", "cloudwatch"]);

/** Services whose ARNs spell them in another way than the SDK's modules. */
const arnServices: Readonly<Record<string, string>> = {
    acmpca: "acm-pca",
    alb: "elasticloadbalancing",
    applicationloadbalancing: "elasticloadbalancing",
    appautoscaling: "application-autoscaling",
    bedrockfoundation: "bedrock",
    bedrockmodel: "bedrock",
    apigatewayv2: "apigateway",
    cfg: "config",
    cloudwatch: "logs",
    cognito: "cognito-idp",
    ebs: "ec2",
    ec2transitgateway: "ec2",
    efs: "elasticfilesystem",
    elasticsearch: "es",
    elb: "elasticloadbalancing",
    lb: "elasticloadbalancing",
    msk: "kafka",
    opensearch: "es",
    opensearchserverless: "aoss",
    sfn: "states",
    vpc: "ec2",
};

function arnServiceOf(token: string): string {
    const [, module = ""] = token.split(":");
    const [service = ""] = module.split("/");
    return arnServices[service] ?? service;
}

/** Properties whose ARN belongs to another service than their owner. */
const arnsByProperty: readonly (readonly [RegExp, string, string])[] = [
    [/kms|encryptionKey|keyArn$/i, "kms", "key"],
    [/role/i, "iam", "role"],
    [/policyArn/i, "iam", "policy"],
    [/instanceProfile/i, "iam", "instance-profile"],
    [/userArn/i, "iam", "user"],
    [/oidcProvider|openIdConnect/i, "iam", "oidc-provider"],
    [/bucket/i, "s3", "bucket"],
    [/topic/i, "sns", "topic"],
    [/queue|deadLetter/i, "sqs", "queue"],
    [/secret/i, "secretsmanager", "secret"],
    [/certificate/i, "acm", "certificate"],
    [/lambda|function/i, "lambda", "function"],
    [/logGroup/i, "logs", "log-group"],
    [/repository/i, "ecr", "repository"],
    [/stream/i, "kinesis", "stream"],
    [/targetGroup/i, "elasticloadbalancing", "targetgroup"],
    [/loadBalancer|^albArn|^nlbArn/i, "elasticloadbalancing", "loadbalancer"],
    [/listener/i, "elasticloadbalancing", "listener"],
    [/vpc/i, "ec2", "vpc"],
    [/subnet/i, "ec2", "subnet"],
    [/securityGroup/i, "ec2", "security-group"],
    [/cluster/i, "ecs", "cluster"],
    [/table/i, "dynamodb", "table"],
];

/** The made-up value of a text property, shaped by its name. Deterministic. */
export function madeUpString(purpose: Purpose, context: AnswerContext): string {
    const { property, seed, token } = purpose;
    if (property === "url" && nameOfToken(token) === "repository") return repositoryUrl(purpose, context);
    for (const [pattern, make] of stringsByName) {
        if (pattern.test(property)) return make(purpose, context);
    }
    return `${kebab(property || nameOfToken(token))}-${hexId(seed)}`;
}

const stringsByName: readonly (readonly [RegExp, (purpose: Purpose, context: AnswerContext) => string])[] = [
    [/kubeconfig/i, ({ seed }) => kubeconfig(seed)],
    [/(?:^a|A)rns?$|^Arn$/, arnFor],
    [
        /^(?:accountIds?|ownerIds?|account|awsAccountId|registryId|masterAccountId|catalogId|ownerAccount)$/,
        (_, c) => c.account,
    ],
    [/(?:^|[a-z])accountId$|OwnerId$/, (_, context) => context.account],
    [/^(?:region|.*Region)$/, (_, context) => context.region],
    [/^partition$/, (_, context) => context.partition],
    [/^dnsSuffix$/, (_, context) => dnsSuffixOf(context.partition)],
    [/^availabilityZones?$/i, ({ seed }, context) => context.region + ("abc"[indexIn(seed) % 3] ?? "a")],
    [/(?:cidr|cidrBlock|cidrBlocks|cidrs)$/i, ({ property, seed }) => cidrFor(property, seed)],
    [/ipv6Address/i, ({ seed }) => `fd00:a42f:a42f::${hexOf(seed, 4)}`],
    [/(?:^ip|Ip|ipAddress|ipAddresses|Ips|^ips)$/i, ({ property, seed }) => ipFor(property, seed)],
    [/^(?:policyDocument|assumeRolePolicy|policy|.*Policy(?:Document)?|.*Json|json)$/, jsonFor],
    [/base64$|^data$|authority(?:Data)?$/i, () => base64()],
    [/(?:publicKeyOpenssh|publicKeyFingerprint.*|.*Ssh)$/i, () => `ssh-rsa ${base64("ssh-rsa public key")}`],
    [/private_?key|privateKeyPem/i, ({ seed }) => pem("PRIVATE KEY", seed)],
    [/publicKey/i, ({ seed }) => pem("PUBLIC KEY", seed)],
    [
        /^(?:.*certificate|.*cert|.*certPem|.*certificateBody|.*certificateChain|.*pem|caCert)$/i,
        ({ seed }) => pem("CERTIFICATE", seed),
    ],
    [
        /(?:Date|Time|Timestamp|Until|On|At|After|Before|lastModified|Expir\w*)$|^(?:timestamp|expiration|date)$/,
        () => madeUpTime,
    ],
    [
        /^bootstrapBrokers|^zookeeperConnectString/,
        ({ seed }) => [1, 2, 3].map((broker) => `b-${broker}.${hexId(seed)}.example.com:9098`).join(","),
    ],
    [/repositoryUr[il]s?$/i, repositoryUrl],
    [/image(?:Ur[il]|Name)$|^imageRef$/i, (purpose, context) => `${repositoryUrl(purpose, context)}:latest`],
    [/repoDigest$/i, (purpose, context) => `${repositoryUrl(purpose, context)}@sha256:${digest(purpose.seed)}`],
    [/(?:image)?digest$/i, ({ seed }) => `sha256:${digest(seed)}`],
    // The issuers that programs read are those of EKS clusters, and some take the last segment.
    [/issuer$/i, ({ seed }, { region }) => `https://oidc.eks.${region}.amazonaws.com/id/${hexId(seed)}`],
    [
        /(?:Ur[il]s?|^ur[il]s?)$|^selfLink$/i,
        ({ property, seed }) => `https://${hexId(seed)}.example.com/${kebab(property)}`,
    ],
    [/endpoints?$/i, ({ seed }) => `https://${hexId(seed)}.example.com`],
    [/email/i, ({ seed }) => `${hexId(seed)}@example.com`],
    [
        /(?:dns|domain|host|hostname|fqdn|address|server|cname)s?(?:Names?)?$/i,
        ({ seed }) => `${hexId(seed)}.example.com`,
    ],
    [
        /Ids?$|^ids?$/,
        ({ property, seed, token }, context) => {
            const kind = kindOf(property, token);
            return kind === "account" ? context.account : madeUpId(kind, seed);
        },
    ],
    [/^names?$/, ({ seed, token }) => `${kebab(nameOfToken(token))}-${hexId(seed)}`],
];

function repositoryUrl({ seed }: Purpose, { account, partition, region }: AnswerContext): string {
    return `${account}.dkr.ecr.${region}.${dnsSuffixOf(partition)}/repository-${hexId(seed)}`;
}

/** A made-up SHA-256 digest, in hex. */
export function digest(seed: string): string {
    return madeUpMarker + hexOf(seed, 56);
}

function arnFor({ property, seed, token }: Purpose, context: AnswerContext): string {
    if (!/^arns?$/i.test(property)) {
        for (const [pattern, service, kind] of arnsByProperty) {
            if (pattern.test(property)) return madeUpArn(service, kind, seed, context);
        }
    }
    const own = /^arns?$/i.test(property) ? nameOfToken(token) : property.replace(/Arns?$/, "");
    return madeUpArn(arnServiceOf(token), own, seed, context);
}

/** Three zones a region are assumed. Lists number their elements at the end of the seed. */
function indexIn(seed: string): number {
    return Number(/\.(\d+)(?:\.[a-zA-Z]+)?$/.exec(seed)?.[1] ?? 0);
}

function cidrFor(property: string, seed: string): string {
    if (/ipv6/i.test(property)) return "fd00:a42f:a42f::/56";
    return /^(?:vpc)?cidr(?:Block)?$/i.test(property) ? "10.42.0.0/16" : subnetCidr(seed);
}

/** Public addresses are of TEST-NET-3, which nobody has. */
function ipFor(property: string, seed: string): string {
    const host = (Number.parseInt(hexOf(seed, 2), 16) % 250) + 4;
    return /public|elastic|external/i.test(property) ? `203.0.113.${host}` : `10.42.0.${host}`;
}

function jsonFor({ property }: Purpose): string {
    return /policy/i.test(property)
        ? JSON.stringify({ Version: "2012-10-17", Id: madeUpMarker, Statement: [] })
        : JSON.stringify({ madeUp: madeUpMarker });
}

/** Of what an id is: of what the property says, or of its owner where that is just `id`. */
function kindOf(property: string, token: string): string {
    const own = property.replace(/(?:Ids?|^ids?)$/, "");
    return own === "" ? nameOfToken(token) : own;
}

/** `getVpc` and `Vpc` are `vpc`. */
export function nameOfToken(token: string): string {
    const name = (token.split(":").at(-1) ?? "").replace(/^.*\//, "").replace(/^get(?=[A-Z])/, "");
    const singular = /^(?:Subnet|SecurityGroup|Ami|RouteTable|Vpc|Instance|NatGateway|Subnet|Eip)(?:Id)?s$/.test(name)
        ? name.replace(/(?:Id)?s$/, "")
        : name;
    return singular.charAt(0).toLowerCase() + singular.slice(1);
}

export function kebab(text: string): string {
    return text
        .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
        .replace(/[^a-zA-Z0-9]+/g, "-")
        .toLowerCase();
}

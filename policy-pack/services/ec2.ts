import type { DefaultSecurityGroupArgs, SecurityGroupArgs, SecurityGroupRuleArgs } from "@pulumi/aws/ec2";
import type { SecurityGroupEgressRuleArgs, SecurityGroupIngressRuleArgs } from "@pulumi/aws/vpc";

import { allOf, anyOf, includesEveryone, not, selectionCovers } from "../iam";
import type { Condition, PolicyDocument, Selection, Statement, Truth } from "../iam";
import { asList, isSet, isUnknown } from "../policy";
import type { CheckContext, ConfigSchema, Readable } from "../policy";

const groupTypes = [
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
] as const;
const anyRuleType = "aws:ec2/securityGroupRule:SecurityGroupRule";

export const ingressRuleType = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const egressRuleType = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

/** Every resource that can hold rules for what comes into a security group. */
export const ingressTypes = [...groupTypes, anyRuleType, ingressRuleType] as const;

/** Every resource that can hold rules for what goes out of a security group. */
export const egressTypes = [...groupTypes, anyRuleType, egressRuleType] as const;

/** The arguments of a security group, or of a rule in each of its spellings. */
export type SecurityGroupOrRuleArgs = SecurityGroupArgs &
    DefaultSecurityGroupArgs &
    SecurityGroupRuleArgs &
    Omit<SecurityGroupIngressRuleArgs & SecurityGroupEgressRuleArgs, "fromPort" | "toPort">;

/** A rule, whether it stands in its group, or apart in either of two spellings. */
export interface Rule {
    readonly protocol?: string;
    readonly ipProtocol?: string;
    readonly fromPort?: number;
    readonly toPort?: number;
    readonly cidrBlocks?: readonly (string | undefined)[];
    readonly cidrIpv4?: string;
    readonly ipv6CidrBlocks?: readonly (string | undefined)[];
    readonly cidrIpv6?: string;
    readonly prefixListIds?: readonly (string | undefined)[];
    readonly prefixListId?: string;
}

/** Calls back for each rule of a direction that a security group or a rule of its own holds. */
export function eachRule(
    props: Readable<SecurityGroupOrRuleArgs>,
    { resource, each }: Pick<CheckContext, "resource" | "each">,
    direction: "ingress" | "egress",
    visit: (rule: Rule, path?: string) => void,
): void {
    if ((groupTypes as readonly string[]).includes(resource.type)) {
        each(props[direction], (rule, index) => visit(rule, `${direction}.${index}`));
    } else if (resource.type !== anyRuleType || props.type === direction) {
        visit(props);
    }
}

/** Ports of a protocol, both ends included. */
export interface PortRange {
    readonly protocol: "tcp" | "udp";
    readonly from: number;
    readonly to: number;
}

/** Whether a rule is for the whole internet and for ports of which the test says so. */
export function isOpen(rule: Rule, test: (range: PortRange) => boolean): Truth {
    return allOf([isForEverybody(rule), hasPorts(rule, test)]);
}

/** Whether one of the rule's networks is the whole internet, or nearly. What a prefix list holds is not known. */
export function isForEverybody(rule: Rule): Truth {
    const networks = (["cidrBlocks", "cidrIpv4", "ipv6CidrBlocks", "cidrIpv6"] as const).flatMap((key) =>
        knownElements(rule, key),
    );
    const hasPrefixList = isSet(rule, "prefixListIds") || isSet(rule, "prefixListId");
    return anyOf([
        ...networks.map((network): Truth =>
            network === undefined ? "unknown" : isWholeInternet(network) ? "yes" : "no",
        ),
        hasPrefixList ? "unknown" : "no",
    ]);
}

/**
 * Whether a network is the internet, or so much of it that it makes no difference: wider than /8 in IPv4 or /32 in
 * IPv6, which is what Amazon S3 calls public. Private IPv6 networks are not.
 */
export function isWholeInternet(cidr: string): boolean {
    const [address = "", length] = cidr.trim().split("/");
    if (length === undefined) return false;
    return address.includes(":") ? Number(length) < 32 && !/^f[cde]/i.test(address) : Number(length) < 8;
}

/** Whether the test holds for the ports of one of the rule's protocols. All protocols mean all ports of TCP and UDP. */
function hasPorts(rule: Rule, test: (range: PortRange) => boolean): Truth {
    const protocolKey = isSet(rule, "ipProtocol") ? "ipProtocol" : "protocol";
    if (isUnknown(rule, protocolKey)) return "unknown";
    const protocols = protocolsOf(String(rule[protocolKey]).toLowerCase());
    if (protocols.length === 0) return "no";
    if (protocols.length > 1) return anyOf(protocols.map((protocol) => truth(test({ protocol, from: 0, to: 65535 }))));
    if (isUnknown(rule, "fromPort") || isUnknown(rule, "toPort")) return "unknown";
    const from = Number(rule.fromPort ?? -1);
    const to = Number(rule.toPort ?? -1);
    return anyOf(
        // Without ports, or with -1, a rule is for all ports.
        protocols.map((protocol) => truth(test({ protocol, from: Math.max(from, 0), to: to < 0 ? 65535 : to }))),
    );
}

/** The protocols that have ports, by the name or number of a rule's protocol. */
function protocolsOf(protocol: string): readonly PortRange["protocol"][] {
    switch (protocol) {
        case "-1":
        case "all":
            return ["tcp", "udp"];
        case "tcp":
        case "6":
            return ["tcp"];
        case "udp":
        case "17":
            return ["udp"];
        default:
            return [];
    }
}

function truth(holds: boolean): Truth {
    return holds ? "yes" : "no";
}

/** The elements of a property, single or many; undefined for each that is not known yet. */
function knownElements<T extends object>(of: T, key: keyof T & string): readonly (string | undefined)[] {
    if (isUnknown(of, key)) return [undefined];
    const list = asList(of[key] as string | readonly string[] | undefined);
    return Array.from({ length: list.length }, (_, index) =>
        isUnknown(list, String(index) as never) ? undefined : list[index],
    );
}

/** Why a rule could not be judged. */
export const unknownRule = "has networks or ports that are not known yet, or a prefix list";

/** Reports what an ingress rule for a TCP port says about everybody. */
export function checkTcpPortIsClosed(
    props: Readable<SecurityGroupOrRuleArgs>,
    context: CheckContext,
    port: number,
    service: string,
): void {
    eachRule(props, context, "ingress", (rule, path) => {
        const verdict = isOpen(rule, ({ protocol, from, to }) => protocol === "tcp" && from <= port && port <= to);
        if (verdict === "yes")
            context.report(`lets everybody on the internet connect to ${service}, port ${port}`, path);
        if (verdict === "unknown") context.unknown(unknownRule, path);
    });
}

/** The condition keys that tell one's own principals or resources from those of others. */
const limitingKey =
    /^(aws:(principal(account|arn|org(id|paths)|tag\/.+)|resource(account|org(id|paths)|tag\/.+)|userid)|s3:(resourceaccount|dataaccesspoint(account|arn)))$/;

/**
 * Whether an endpoint policy lets everybody do everything with every resource of a service, one's own and those of
 * others. Conditions count only if they are about whose principals or resources these are.
 */
export function givesFullAccess(document: PolicyDocument): Truth {
    const denials = document.statements.filter(({ effect }) => effect !== "Allow");
    const isUnread: Truth = document.unknown || document.problems.length > 0 ? "unknown" : "no";
    return allOf([
        anyOf([...document.statements.map(allowsEverything), isUnread]),
        not(anyOf(denials.map((denial) => allOf([reachesEverything(denial), limits(denial)])))),
    ]);
}

function allowsEverything(statement: Statement): Truth {
    if (statement.effect === "Deny") return "no";
    return allOf([
        statement.effect === undefined ? "unknown" : "yes",
        reachesEverything(statement),
        not(limits(statement)),
    ]);
}

function reachesEverything(statement: Statement): Truth {
    return allOf([
        includesEveryone(statement.principals),
        isWholeService(statement.actions),
        statement.resources.negated ? "yes" : selectionCovers(statement.resources, "*"),
    ]);
}

/** Whether the actions are all of a service; an endpoint leads to one service only. */
function isWholeService({ negated, patterns, unknown }: Selection): Truth {
    if (negated || patterns.some((pattern) => /^(\*|[a-z0-9-]+:\*)$/.test(pattern))) return "yes";
    return unknown ? "unknown" : "no";
}

/** Whether the conditions of a statement tell one's own principals or resources from those of others. */
export function limits({ conditions, unknownConditions }: Statement): Truth {
    return anyOf([...conditions.map((condition) => truth(isLimit(condition))), unknownConditions ? "unknown" : "no"]);
}

function isLimit({ key, values }: Condition): boolean {
    return limitingKey.test(key) && !values.includes("*");
}

/** What instances, launch templates and volumes say of a volume's encryption. */
interface Volume {
    readonly encrypted?: boolean | string;
    readonly snapshotId?: string;
}

/**
 * Whether a volume is encrypted. One that says nothing is, if the account encrypts by default, and otherwise if the
 * snapshot that it is made from is.
 */
export function isEncrypted(volume: Volume | undefined, encryptedByDefault: boolean): Truth {
    if (isUnknown(volume, "encrypted")) return "unknown";
    if (volume !== undefined && isSet(volume, "encrypted")) return truth(String(volume.encrypted) === "true");
    if (encryptedByDefault) return "yes";
    return isSet(volume, "snapshotId") ? "unknown" : "no";
}

/** The configuration of policies on volumes. */
export interface VolumeConfig {
    encryptedByDefault: boolean;
}

export const volumeConfig = {
    encryptedByDefault: {
        type: "boolean",
        default: false,
        description: "Whether the account encrypts new EBS volumes by default, in every Region that it uses.",
    },
} as const satisfies ConfigSchema<VolumeConfig>;

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import type { EncryptionKey } from "../security/encryption-key";
import type { ExecutionRole } from "../security/execution-role";
import type { Evidence, EvidenceSource } from "./evidence";
import { EvidenceStore } from "./evidence-store";
import type { AiSystemDescription } from "./register-entry";
import { registerEntry, systemTags, withTags } from "./register-entry";

export interface AiSystemArgs extends AiSystemDescription {
    /** Where the entry is kept; an evidence store of the system's own unless told. */
    readonly records?: EvidenceStore;
}

/**
 * An entry in the register of AI systems, and the parent of what the system is made of: every resource below it is
 * tagged with the system's id, owner, classes of data and risk tier.
 */
export class AiSystem extends pulumi.ComponentResource implements EvidenceSource {
    readonly id: string;
    readonly tags: Readonly<Record<string, string>>;
    /** Where the entry is kept, as an S3 URI. */
    readonly entryUri: pulumi.Output<string>;
    /** The SSM parameter with the entry, encrypted. */
    readonly parameterName: string;
    readonly evidence: readonly Evidence[];

    private readonly parameterArn: pulumi.Output<string>;
    private readonly key: EncryptionKey;

    /**
     * @param id names the system in the register, for ever: lower-case letters, digits and hyphens
     * @throws Error when the description is not whole: a system of high risk needs an impact assessment
     */
    constructor(id: string, args: AiSystemArgs, opts?: pulumi.ComponentResourceOptions) {
        const { records: given, ...description } = args;
        const entry = registerEntry(id, description);
        const tags = systemTags(entry);
        const tagging: pulumi.ResourceTransformation = ({ props, opts: options }) => ({
            props: withTags(props as Record<string, unknown>, tags),
            opts: options,
        });
        super(
            "annex42:governance:AiSystem",
            id,
            {},
            {
                ...opts,
                transformations: [...(opts?.transformations ?? []), tagging],
            },
        );
        this.id = id;
        this.tags = tags;
        this.parameterName = `/${pulumi.getProject()}/${pulumi.getStack()}/ai-systems/${id}`;
        const records = given ?? new EvidenceStore(`${id}-records`, {}, { parent: this });
        this.key = records.key;
        const content = JSON.stringify(entry, undefined, 2);
        const parameter = new aws.ssm.Parameter(
            id,
            {
                name: this.parameterName,
                description: `The register's entry of the AI system ${id}`,
                type: "SecureString",
                keyId: this.key.arn,
                tier: "Intelligent-Tiering",
                value: JSON.stringify(entry),
            },
            { parent: this },
        );
        this.parameterArn = pulumi
            .output(accountOf(this))
            .apply(
                ({ partition, region, id: account }) =>
                    `arn:${partition}:ssm:${region}:${account}:parameter${this.parameterName}`,
            );
        this.entryUri = records.record(`${id}-entry`, `ai-systems/${id}/${pulumi.getStack()}.json`, content, {
            parent: this,
        });
        this.evidence = evidenceOf(entry.documents.impactAssessment !== undefined).map(([control, shows]) => ({
            control,
            shows,
            resource: parameter.arn,
            record: this.entryUri,
        }));
        this.registerOutputs({ entryUri: this.entryUri, parameterName: this.parameterName });
    }

    /** Lets a role read the system's entry. */
    grantRead(role: ExecutionRole): aws.iam.RolePolicy[] {
        return [
            role.grant(
                `read-entry-${this.id}`,
                this.parameterArn.apply((arn) => [{ actions: ["ssm:GetParameter"], resources: [arn] }]),
            ),
            this.key.grantDecrypt(role, "ssm"),
        ];
    }
}

function evidenceOf(isAssessed: boolean): readonly (readonly [Evidence["control"], string])[] {
    return [
        ["A.3.2", "the system's owner is on record"],
        ["A.4.2", "the system, its resources and its classes of data are on record"],
        ...(isAssessed ? [["A.5.3", "the impact assessment is on record, with date and digest"] as const] : []),
        ["A.6.2.7", "purpose, intended use and human oversight are on record"],
        ["A.9.4", "the intended use is on record"],
        ["A.10.2", "the part that the organization plays, and its suppliers, are on record"],
    ];
}

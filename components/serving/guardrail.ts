import { createHash } from "node:crypto";

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "../account";
import type { Evidence, EvidenceSource } from "../governance/evidence";
import { stackName } from "../naming";
import { EncryptionKey } from "../security/encryption-key";
import type { ExecutionRole } from "../security/execution-role";
import type { GuardrailSettings } from "./guardrail-filters";
import { guardrailFilters, guardrailProfile } from "./guardrail-filters";

export interface GuardrailArgs extends GuardrailSettings {
    /** Encrypts what the guardrail is made of; a key of its own unless told. */
    readonly key?: EncryptionKey;
}

/**
 * A guardrail of Bedrock with every filter on: harmful content, prompt attacks, denied topics, words, personal data, and
 * answers that rest on no source. Each change of it makes a new version; versions stay.
 */
export class Guardrail extends pulumi.ComponentResource implements EvidenceSource {
    readonly arn: pulumi.Output<string>;
    readonly guardrailId: pulumi.Output<string>;
    readonly version: pulumi.Output<string>;
    /** ARN and version, as `bedrock:GuardrailIdentifier` has them. */
    readonly versionArn: pulumi.Output<string>;
    readonly key: EncryptionKey;
    readonly evidence: readonly Evidence[];

    private readonly name: string;

    constructor(name: string, args: GuardrailArgs = {}, opts?: pulumi.ComponentResourceOptions) {
        super("annex42:serving:Guardrail", name, {}, opts);
        this.name = name;
        const { key, ...settings } = args;
        this.key = key ?? new EncryptionKey(name, { description: `Encrypts the guardrail ${name}` }, { parent: this });
        const filters = guardrailFilters(settings);
        const guardrail = new aws.bedrock.Guardrail(
            name,
            {
                ...filters,
                name: stackName(name, 50),
                description: `Guards ${name} of ${pulumi.getStack()}`,
                kmsKeyArn: this.key.arn,
                crossRegionConfig: {
                    guardrailProfileIdentifier: accountOf(this).apply(({ region }) => guardrailProfile(region)),
                },
            },
            { parent: this },
        );
        const version = new aws.bedrock.GuardrailVersion(
            name,
            {
                guardrailArn: guardrail.guardrailArn,
                // A version is what the guardrail was when it was made: what changes the filters has to make a new one.
                description: `Filters ${createHash("sha256").update(JSON.stringify(filters)).digest("hex").slice(0, 16)}`,
                // Who still asks for an older version gets it.
                skipDestroy: true,
            },
            { parent: this },
        );
        this.arn = guardrail.guardrailArn;
        this.guardrailId = guardrail.guardrailId;
        this.version = version.version;
        this.versionArn = pulumi.interpolate`${this.arn}:${this.version}`;
        this.evidence = [
            {
                control: "A.9.4",
                shows: "what is asked and answered is held to the intended use",
                resource: this.versionArn,
                record: "cloudwatch:AWS/Bedrock/Guardrails",
            },
        ];
        this.registerOutputs({ arn: this.arn, guardrailId: this.guardrailId, version: this.version });
    }

    /** Lets a role apply the guardrail, to what it asks a model or to any text. */
    grantApply(role: ExecutionRole): aws.iam.RolePolicy[] {
        const permissions = pulumi.all([this.arn, accountOf(this)]).apply(([arn, { partition, region, id }]) => [
            {
                actions: ["bedrock:ApplyGuardrail"],
                resources: [
                    arn,
                    // It is worked on in any region of the profile, whose name is the same in each.
                    `arn:${partition}:bedrock:*:${id}:guardrail-profile/${guardrailProfile(region)}`,
                ],
            },
        ]);
        return [role.grant(`apply-${this.name}`, permissions), this.key.grantDecrypt(role)];
    }
}

import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** What a tool is asked with. */
export interface ToolInput {
    readonly description: string;
    readonly type: "boolean" | "integer" | "number" | "string";
    /** Whether it has to be given; so unless told. */
    readonly optional?: boolean;
}

/** Something that an agent can do: a Lambda function, of which it knows one operation. */
export interface AgentTool {
    /** Letters, digits and hyphens. */
    readonly name: string;
    readonly description: string;
    readonly functionArn: pulumi.Input<string>;
    readonly inputs: Readonly<Record<string, ToolInput>>;
    /**
     * A scope that the user's token has to have for the tool to run. An identity provider that gives it out for a single
     * confirmation makes the tool one that a person confirms each time.
     */
    readonly confirmedByScope?: string;
}

type LambdaSchema = aws.types.input.bedrock.AgentcoreGatewayTargetTargetConfigurationMcpLambdaToolSchemaInlinePayload;

/** What a gateway tells agents of a tool. @throws Error when the name, or the scope, would not be taken as it stands */
export function toolSchema({ name, description, inputs, confirmedByScope }: AgentTool): LambdaSchema {
    if (!/^[A-Za-z0-9](-?[A-Za-z0-9]){0,47}$/.test(name)) {
        throw new Error(`"${name}" is no name of a tool: use up to 48 letters, digits and hyphens.`);
    }
    if (confirmedByScope !== undefined && !/^[A-Za-z0-9:._/-]+$/.test(confirmedByScope)) {
        throw new Error(`The scope that confirms the tool "${name}" is none: use letters, digits and : . _ / -`);
    }
    return {
        name,
        description,
        inputSchema: {
            type: "object",
            properties: Object.entries(inputs).map(([input, { optional = false, ...rest }]) => ({
                name: input,
                ...rest,
                required: !optional,
            })),
        },
    };
}

/** A Cedar policy: who is signed in may use the tool at this gateway; where it has to be confirmed, with that scope only. */
export function toolPolicy({ name, confirmedByScope: scope }: AgentTool, gatewayArn: string): string {
    const head = [
        "permit(",
        "    principal is AgentCore::OAuthUser,",
        // A gateway names an operation by its target and its own name; here both are the tool's.
        `    action == AgentCore::Action::"${name}___${name}",`,
        `    resource == AgentCore::Gateway::"${gatewayArn}"`,
        ")",
    ].join("\n");
    if (scope === undefined) return `${head};`;
    return `${head} when {\n    principal.hasTag("scope") && principal.getTag("scope") like "*${scope}*"\n};`;
}

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
    /** The most that an input may be, by its name: integers only, for every call, whatever the model says. */
    readonly limits?: Readonly<Record<string, number>>;
    /**
     * A scope that the user's token has to have for the tool to run. An identity provider that gives it out for a single
     * confirmation makes the tool one that a person confirms each time.
     */
    readonly confirmedByScope?: string;
}

type LambdaSchema = aws.types.input.bedrock.AgentcoreGatewayTargetTargetConfigurationMcpLambdaToolSchemaInlinePayload;

/** What a gateway tells agents of a tool. @throws Error when its name, its scope or its limits would not be taken as they stand */
export function toolSchema({ name, description, inputs, limits = {}, confirmedByScope }: AgentTool): LambdaSchema {
    if (!/^[A-Za-z0-9](-?[A-Za-z0-9]){0,47}$/.test(name)) {
        throw new Error(`"${name}" is no name of a tool: use up to 48 letters, digits and hyphens.`);
    }
    if (confirmedByScope !== undefined && !/^[A-Za-z0-9:._/-]+$/.test(confirmedByScope)) {
        throw new Error(`The scope that confirms the tool "${name}" is none: use letters, digits and : . _ / -`);
    }
    for (const [input, limit] of Object.entries(limits)) {
        if (inputs[input]?.type === "integer" && /^[A-Za-z_]\w*$/.test(input) && Number.isSafeInteger(limit)) continue;
        throw new Error(
            `The limit of "${input}" cannot be kept for the tool "${name}": limit inputs that are integers, to one.`,
        );
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

/** A Cedar policy: who is signed in may use the tool at this gateway, within its limits, and confirmed where it has to be. */
export function toolPolicy(
    { name, limits = {}, confirmedByScope: scope }: Pick<AgentTool, "confirmedByScope" | "limits" | "name">,
    gatewayArn: string,
): string {
    const head = [
        "permit(",
        "    principal is AgentCore::OAuthUser,",
        // A gateway names an operation by its target and its own name; here both are the tool's.
        `    action == AgentCore::Action::"${name}___${name}",`,
        `    resource == AgentCore::Gateway::"${gatewayArn}"`,
        ")",
    ].join("\n");
    const conditions = [
        ...Object.entries(limits).map(
            ([input, limit]) => `context.input has ${input} && context.input.${input} <= ${limit}`,
        ),
        ...(scope === undefined ? [] : [`principal.hasTag("scope") && principal.getTag("scope") like "*${scope}*"`]),
    ];
    return conditions.length === 0 ? `${head};` : `${head} when {\n    ${conditions.join(" &&\n    ")}\n};`;
}

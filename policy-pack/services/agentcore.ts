import type { AgentcoreAgentRuntimeArgs, AgentcoreHarnessArgs } from "@pulumi/aws/bedrock";
import type { RepositoryArgs } from "@pulumi/aws/ecr";

import { isSet } from "../policy";
import type { GraphView, Readable, Related, ResourceView } from "../policy";
import { repositoryOf } from "./container-images";
import { repositoryType } from "./ecr";

export const gatewayType = "aws:bedrock/agentcoreGateway:AgentcoreGateway";
export const gatewayTargetType = "aws:bedrock/agentcoreGatewayTarget:AgentcoreGatewayTarget";
export const harnessType = "aws:bedrock/agentcoreHarness:AgentcoreHarness";
export const policyEngineType = "aws:bedrock/agentcorePolicyEngine:AgentcorePolicyEngine";
export const policyType = "aws:bedrock/agentcorePolicy:AgentcorePolicy";
export const resourcePolicyType = "aws:bedrock/agentcoreResourcePolicy:AgentcoreResourcePolicy";
export const runtimeType = "aws:bedrock/agentcoreAgentRuntime:AgentcoreAgentRuntime";
export const browserType = "aws:bedrock/agentcoreBrowser:AgentcoreBrowser";
export const codeInterpreterType = "aws:bedrock/agentcoreCodeInterpreter:AgentcoreCodeInterpreter";

/** Everything that can let callers in by a JSON Web Token. */
export const jwtAuthorizedTypes = [
    gatewayType,
    runtimeType,
    harnessType,
    "aws:bedrock/agentcoreRegistry:AgentcoreRegistry",
    "aws:agentregistry/registry:Registry",
] as const;

interface JwtAuthorizer {
    readonly allowedAudiences?: readonly string[];
    readonly allowedClients?: readonly string[];
    readonly allowedScopes?: readonly string[];
    readonly allowedWorkloadConfiguration?: {
        readonly hostingEnvironments?: readonly object[];
        readonly workloadIdentities?: readonly string[];
    };
    readonly customClaims?: readonly { readonly inboundTokenClaimName?: string }[];
    readonly discoveryUrl?: string;
    readonly privateEndpoint?: PrivateEndpoint;
}

interface AuthorizerConfiguration {
    readonly customJwtAuthorizer?: JwtAuthorizer;
}

interface PrivateEndpoint {
    readonly managedVpcResource?: { readonly securityGroupIds?: readonly string[] };
}

/** Where the resources of {@link jwtAuthorizedTypes} keep their authorizer. */
export interface JwtAuthorizedArgs {
    readonly authorizerConfiguration?: AuthorizerConfiguration;
    readonly discoveryConfiguration?: { readonly authorizerConfiguration?: AuthorizerConfiguration };
}

/** The authorizer that reads tokens, and the property path it stands at; undefined where there is none. */
export function jwtAuthorizerOf({
    authorizerConfiguration,
    discoveryConfiguration,
}: Readable<JwtAuthorizedArgs>): { readonly authorizer: Readable<JwtAuthorizer>; readonly path: string } | undefined {
    const configuration = authorizerConfiguration ?? discoveryConfiguration?.authorizerConfiguration;
    const authorizer = configuration?.customJwtAuthorizer;
    if (!authorizer) return undefined;
    const parent = authorizerConfiguration ? "" : "discoveryConfiguration.";
    return { authorizer, path: `${parent}authorizerConfiguration.customJwtAuthorizer` };
}

/** The resources that run agents in containers. */
export const containerTypes = [runtimeType, harnessType] as const;

/** Where the resources of {@link containerTypes} keep what they run, and with what. */
export type ContainerArgs = Pick<AgentcoreAgentRuntimeArgs, "agentRuntimeArtifact" | "environmentVariables"> &
    Pick<AgentcoreHarnessArgs, "environmentArtifact">;

const imagePaths = [
    "agentRuntimeArtifact.containerConfiguration.containerUri",
    "environmentArtifact.containerConfiguration.containerUri",
] as const;

/** The image of an agent and the property path it stands at; undefined where it runs no image of one's own. */
export function imageOf({
    agentRuntimeArtifact,
    environmentArtifact,
}: Readable<ContainerArgs>): { readonly image: string; readonly path: string } | undefined {
    const runtimeImage = agentRuntimeArtifact?.containerConfiguration?.containerUri;
    if (runtimeImage) return { image: runtimeImage, path: imagePaths[0] };
    const harnessImage = environmentArtifact?.containerConfiguration?.containerUri;
    return harnessImage ? { image: harnessImage, path: imagePaths[1] } : undefined;
}

/** The repositories of this stack that the image of an agent comes from. */
export function imageRepositoriesOf(
    agent: ResourceView<Readable<ContainerArgs>>,
    graph: GraphView,
): Related<ResourceView<Readable<RepositoryArgs>>> {
    for (const path of imagePaths) {
        const related = graph.referredToBy<RepositoryArgs>(agent, path, repositoryType);
        // Only what is not known yet is followed by dependency; a URI is known by what stands before its tag.
        if (related.resources.length > 0 || !related.complete) return related;
    }
    const image = imageOf(agent.props)?.image;
    if (image === undefined) return { resources: [], complete: true };
    return { resources: graph.identifiedBy<RepositoryArgs>(repositoryOf(image), repositoryType), complete: true };
}

/** Everything that runs with a role of the customer's, to which an agent's wishes come. */
export const roleHolderTypes = [runtimeType, gatewayType, harnessType, codeInterpreterType, browserType] as const;

/** Where the resources of {@link roleHolderTypes} name their role. */
export interface RoleHolderArgs {
    readonly roleArn?: string;
    readonly executionRoleArn?: string;
}

/** The properties of {@link RoleHolderArgs}. */
export const roleProperties = ["roleArn", "executionRoleArn"] as const;

/** The property that names the role of a resource, known or not; undefined where it has none. */
export function rolePropertyOf(props: Readable<RoleHolderArgs>): (typeof roleProperties)[number] | undefined {
    return roleProperties.find((name) => isSet(props, name));
}

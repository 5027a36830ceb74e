/** One published way of getting permissions that one was not given. */
export interface EscalationMethod {
    /** Kebab-case, begins with the service. */
    readonly id: string;
    readonly kind: EscalationKind;
    /** Completes the sentence "<principal> can ...". */
    readonly words: string;
    /** All of them are needed. */
    readonly actions: readonly string[];
    /** The service that the role is passed to, as `iam:PassedToService` has it. */
    readonly passedTo?: string;
    /** Of a method that writes permissions or takes over a principal: what it is done to. */
    readonly target?: "user" | "role" | "group" | "policy";
    /** Of a method that takes over something that has a role: the types of such resources in a stack. */
    readonly holders?: readonly RoleHolder[];
    /** All actions have to be allowed on the same resource; on one that a policy names as well as on any. */
    readonly together?: true;
}

/**
 * What a method does: it writes somebody's permissions, lifts the boundary of somebody's permissions, takes over another
 * principal, passes a role to something new or changed, or takes over something that is there and has a role already.
 */
export type EscalationKind = "rewrite" | "lift-boundary" | "take-over" | "pass-role" | "existing-resource";

/** A type of resources that run with a role. */
export interface RoleHolder {
    readonly type: string;
    /** The property that names the role, or the instance profile. */
    readonly role: string;
}

type Row = readonly [id: string, words: string, actions: readonly string[], passedTo?: string];
type Target = "user" | "role" | "group" | "policy";
type TargetRow = readonly [id: string, target: Target, words: string, actions: readonly string[]];
type HolderRow = readonly [id: string, words: string, actions: readonly string[], holders?: readonly RoleHolder[]];

/** What writes the permissions of a principal: its own, and it needs nobody else's. */
const byRewriting: readonly TargetRow[] = [
    [
        "iam-create-policy-version",
        "policy",
        "write a new version of a policy and make it the default",
        ["iam:CreatePolicyVersion"],
    ],
    [
        "iam-set-default-policy-version",
        "policy",
        "bring back an older version of a policy",
        ["iam:SetDefaultPolicyVersion"],
    ],
    ["iam-attach-user-policy", "user", "attach a policy to a user", ["iam:AttachUserPolicy"]],
    ["iam-attach-group-policy", "group", "attach a policy to a group", ["iam:AttachGroupPolicy"]],
    ["iam-attach-role-policy", "role", "attach a policy to a role", ["iam:AttachRolePolicy"]],
    ["iam-put-user-policy", "user", "write an inline policy of a user", ["iam:PutUserPolicy"]],
    ["iam-put-group-policy", "group", "write an inline policy of a group", ["iam:PutGroupPolicy"]],
    ["iam-put-role-policy", "role", "write an inline policy of a role", ["iam:PutRolePolicy"]],
];

/** What lets one act as another principal. */
const byTakingOver: readonly TargetRow[] = [
    ["iam-create-access-key", "user", "make an access key for another user", ["iam:CreateAccessKey"]],
    ["iam-create-login-profile", "user", "give another user a password", ["iam:CreateLoginProfile"]],
    ["iam-update-login-profile", "user", "change another user's password", ["iam:UpdateLoginProfile"]],
    [
        "iam-create-service-specific-credential",
        "user",
        "make a credential for a service in another user's name",
        ["iam:CreateServiceSpecificCredential"],
    ],
    [
        "iam-reset-service-specific-credential",
        "user",
        "reset another user's credential for a service",
        ["iam:ResetServiceSpecificCredential"],
    ],
    ["iam-add-user-to-group", "group", "put a user into a group", ["iam:AddUserToGroup"]],
    ["iam-update-assume-role-policy", "role", "change whom a role trusts", ["iam:UpdateAssumeRolePolicy"]],
    ["sts-assume-role", "role", "take on another role", ["sts:AssumeRole"]],
];

/** What takes away, or replaces, what limits a principal's permissions. */
const byLiftingBoundaries: readonly TargetRow[] = (["role", "user"] as const).flatMap((target): TargetRow[] => {
    const kind = target === "role" ? "Role" : "User";
    return [
        [
            `iam-delete-${target}-permissions-boundary`,
            target,
            `take away the permissions boundary of a ${target}`,
            [`iam:Delete${kind}PermissionsBoundary`],
        ],
        [
            `iam-put-${target}-permissions-boundary`,
            target,
            `give a ${target} a wider permissions boundary`,
            [`iam:Put${kind}PermissionsBoundary`],
        ],
    ];
});

/** What gives permissions by another service than IAM. */
const byOtherMeans: readonly Row[] = [
    [
        "iam-update-saml-provider",
        "put an identity provider of one's own in the place of the one that roles trust",
        ["iam:UpdateSAMLProvider"],
    ],
    [
        "sso-put-inline-policy",
        "write the inline policy of a permission set",
        ["sso:PutInlinePolicyToPermissionSet", "sso:ProvisionPermissionSet"],
    ],
    [
        "sso-attach-managed-policy",
        "attach a policy to a permission set",
        ["sso:AttachManagedPolicyToPermissionSet", "sso:ProvisionPermissionSet"],
    ],
    [
        "sso-attach-customer-managed-policy",
        "attach a policy of one's own to a permission set",
        ["sso:AttachCustomerManagedPolicyReferenceToPermissionSet", "sso:ProvisionPermissionSet"],
    ],
    ["sso-create-account-assignment", "give somebody a permission set in an account", ["sso:CreateAccountAssignment"]],
    [
        "identitystore-create-group-membership",
        "put a user of IAM Identity Center into a group",
        ["identitystore:CreateGroupMembership"],
    ],
    [
        "codestar-associate-team-member",
        "make oneself the owner of a new CodeStar project",
        ["codestar:CreateProject", "codestar:AssociateTeamMember"],
    ],
    [
        "eks-create-access-entry",
        "become the administrator of an EKS cluster, and so have its pods' roles",
        ["eks:CreateAccessEntry", "eks:AssociateAccessPolicy"],
    ],
];

/** Two steps on one principal: the first writes its permissions, the second lets one act as it. */
const byTwoSteps: readonly TargetRow[] = [
    ...(["iam:AttachRolePolicy", "iam:PutRolePolicy"] as const).flatMap((write) =>
        (["sts:AssumeRole", "iam:UpdateAssumeRolePolicy"] as const).map((take): TargetRow => [
            `${idOf(write)}-and-${idOf(take).replace(/^\w+-/, "")}`,
            "role",
            `${write === "iam:PutRolePolicy" ? "write an inline policy of a role" : "attach a policy to a role"} and ` +
                (take === "sts:AssumeRole" ? "take the role on" : "let oneself take it on"),
            [write, take],
        ]),
    ),
    ...(["iam:AttachUserPolicy", "iam:PutUserPolicy"] as const).flatMap((write) =>
        (["iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile"] as const).map(
            (take): TargetRow => [
                `${idOf(write)}-and-${idOf(take).replace(/^\w+-/, "")}`,
                "user",
                `${write === "iam:PutUserPolicy" ? "write an inline policy of a user" : "attach a policy to a user"} and ` +
                    (take === "iam:CreateAccessKey" ? "make an access key for it" : "sign in with a password of it"),
                [write, take],
            ],
        ),
    ),
];

/** `iam-put-role-policy` for `iam:PutRolePolicy`. */
function idOf(action: string): string {
    return action.replace(/:?([A-Z])/g, (_, letter: string) => `-${letter.toLowerCase()}`);
}

/** What runs with a role that is passed to it; each takes iam:PassRole as well. */
const byPassingRole: readonly Row[] = [
    [
        "amplify-create-app",
        "build an app in AWS Amplify with a role",
        ["amplify:CreateApp", "amplify:CreateBranch", "amplify:StartJob"],
        "amplify.amazonaws.com",
    ],
    [
        "apprunner-create-service",
        "start an App Runner service with a role",
        ["apprunner:CreateService"],
        "tasks.apprunner.amazonaws.com",
    ],
    [
        "autoscaling-create-group",
        "start instances in a new Auto Scaling group with a role",
        ["autoscaling:CreateLaunchConfiguration", "autoscaling:CreateAutoScalingGroup"],
        "ec2.amazonaws.com",
    ],
    [
        "autoscaling-update-group",
        "start instances in an Auto Scaling group with a role",
        ["autoscaling:CreateLaunchConfiguration", "autoscaling:UpdateAutoScalingGroup"],
        "ec2.amazonaws.com",
    ],
    [
        "batch-submit-job",
        "run a new AWS Batch job with a role",
        ["batch:RegisterJobDefinition", "batch:SubmitJob"],
        "ecs-tasks.amazonaws.com",
    ],
    [
        "bedrock-create-agent",
        "make an agent of Amazon Bedrock that acts with a role",
        ["bedrock:CreateAgent", "bedrock:CreateAgentActionGroup", "bedrock:InvokeAgent"],
        "bedrock.amazonaws.com",
    ],
    [
        "agentcore-create-code-interpreter",
        "run code in a new code interpreter of AgentCore with a role",
        [
            "bedrock-agentcore:CreateCodeInterpreter",
            "bedrock-agentcore:StartCodeInterpreterSession",
            "bedrock-agentcore:InvokeCodeInterpreter",
        ],
        "bedrock-agentcore.amazonaws.com",
    ],
    [
        "agentcore-create-runtime",
        "run code in a new agent runtime of AgentCore with a role",
        ["bedrock-agentcore:CreateAgentRuntime", "bedrock-agentcore:InvokeAgentRuntime"],
        "bedrock-agentcore.amazonaws.com",
    ],
    [
        "agentcore-create-browser",
        "run a new browser of AgentCore with a role",
        ["bedrock-agentcore:CreateBrowser", "bedrock-agentcore:StartBrowserSession"],
        "bedrock-agentcore.amazonaws.com",
    ],
    ["braket-create-job", "run a job of Amazon Braket with a role", ["braket:CreateJob"], "braket.amazonaws.com"],
    [
        "cloudformation-create-stack",
        "make a CloudFormation stack with a role",
        ["cloudformation:CreateStack"],
        "cloudformation.amazonaws.com",
    ],
    [
        "cloudformation-create-stack-set",
        "make a CloudFormation stack set with a role",
        ["cloudformation:CreateStackSet", "cloudformation:CreateStackInstances"],
        "cloudformation.amazonaws.com",
    ],
    [
        "cloudformation-update-stack-set",
        "change a CloudFormation stack set with a role",
        ["cloudformation:UpdateStackSet"],
        "cloudformation.amazonaws.com",
    ],
    [
        "codebuild-create-project",
        "run a new CodeBuild project with a role",
        ["codebuild:CreateProject", "codebuild:StartBuild"],
        "codebuild.amazonaws.com",
    ],
    [
        "codebuild-create-project-batch",
        "run a new CodeBuild project as a batch with a role",
        ["codebuild:CreateProject", "codebuild:StartBuildBatch"],
        "codebuild.amazonaws.com",
    ],
    [
        "codebuild-update-project",
        "give a CodeBuild project another role and run it",
        ["codebuild:UpdateProject", "codebuild:StartBuild"],
        "codebuild.amazonaws.com",
    ],
    [
        "codedeploy-create-deployment",
        "deploy with a role of CodeDeploy",
        ["codedeploy:CreateDeploymentGroup", "codedeploy:CreateDeployment"],
        "codedeploy.amazonaws.com",
    ],
    [
        "codepipeline-create-pipeline",
        "run a new CodePipeline pipeline with a role",
        ["codepipeline:CreatePipeline"],
        "codepipeline.amazonaws.com",
    ],
    [
        "codestar-create-project",
        "make a CodeStar project with a role",
        ["codestar:CreateProject"],
        "codestar.amazonaws.com",
    ],
    [
        "cognito-set-identity-pool-roles",
        "give the guests of an identity pool a role",
        ["cognito-identity:SetIdentityPoolRoles"],
        "cognito-identity.amazonaws.com",
    ],
    [
        "datapipeline-create-pipeline",
        "run a new data pipeline with a role",
        ["datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition", "datapipeline:ActivatePipeline"],
        "datapipeline.amazonaws.com",
    ],
    ["ec2-run-instances", "start an instance with a role", ["ec2:RunInstances"], "ec2.amazonaws.com"],
    [
        "ec2-request-spot-instances",
        "start a spot instance with a role",
        ["ec2:RequestSpotInstances"],
        "ec2.amazonaws.com",
    ],
    ["ec2-request-spot-fleet", "start a spot fleet with a role", ["ec2:RequestSpotFleet"], "ec2.amazonaws.com"],
    [
        "ec2-associate-instance-profile",
        "give a running instance a role",
        ["ec2:AssociateIamInstanceProfile"],
        "ec2.amazonaws.com",
    ],
    [
        "ec2-replace-instance-profile",
        "give a running instance another role",
        ["ec2:ReplaceIamInstanceProfileAssociation"],
        "ec2.amazonaws.com",
    ],
    [
        "ecs-create-service",
        "run a new task in an ECS service with a role",
        ["ecs:RegisterTaskDefinition", "ecs:CreateService"],
        "ecs-tasks.amazonaws.com",
    ],
    [
        "ecs-update-service",
        "put a new task into an ECS service with a role",
        ["ecs:RegisterTaskDefinition", "ecs:UpdateService"],
        "ecs-tasks.amazonaws.com",
    ],
    ["ecs-run-task", "run an ECS task with a role", ["ecs:RunTask"], "ecs-tasks.amazonaws.com"],
    ["ecs-start-task", "start an ECS task with a role", ["ecs:StartTask"], "ecs-tasks.amazonaws.com"],
    ["emr-run-job-flow", "start an EMR cluster with a role", ["elasticmapreduce:RunJobFlow"], "ec2.amazonaws.com"],
    [
        "emr-serverless-start-job-run",
        "run an EMR Serverless job with a role",
        ["emr-serverless:StartJobRun"],
        "emr-serverless.amazonaws.com",
    ],
    [
        "gamelift-create-fleet",
        "start a GameLift fleet with a role",
        ["gamelift:CreateBuild", "gamelift:CreateFleet"],
        "gamelift.amazonaws.com",
    ],
    [
        "glue-create-dev-endpoint",
        "make a Glue development endpoint with a role",
        ["glue:CreateDevEndpoint"],
        "glue.amazonaws.com",
    ],
    ["glue-create-job", "run a new Glue job with a role", ["glue:CreateJob", "glue:StartJobRun"], "glue.amazonaws.com"],
    [
        "glue-create-job-trigger",
        "let a trigger run a new Glue job with a role",
        ["glue:CreateJob", "glue:CreateTrigger"],
        "glue.amazonaws.com",
    ],
    [
        "glue-update-job",
        "give a Glue job other code and another role, and run it",
        ["glue:UpdateJob", "glue:StartJobRun"],
        "glue.amazonaws.com",
    ],
    [
        "glue-update-job-trigger",
        "give a Glue job other code and another role, and let a trigger run it",
        ["glue:UpdateJob", "glue:CreateTrigger"],
        "glue.amazonaws.com",
    ],
    [
        "glue-create-session",
        "run code in a Glue session with a role",
        ["glue:CreateSession", "glue:RunStatement"],
        "glue.amazonaws.com",
    ],
    [
        "imagebuilder-create-pipeline",
        "build an image on an instance with a role",
        ["imagebuilder:CreateInfrastructureConfiguration", "imagebuilder:CreateImage"],
        "ec2.amazonaws.com",
    ],
    [
        "kinesisanalytics-create-application",
        "run a new Managed Flink application with a role",
        ["kinesisanalytics:CreateApplication", "kinesisanalytics:StartApplication"],
        "kinesisanalytics.amazonaws.com",
    ],
    [
        "lambda-create-function",
        "run a new function with a role",
        ["lambda:CreateFunction", "lambda:InvokeFunction"],
        "lambda.amazonaws.com",
    ],
    [
        "lambda-create-function-event-source",
        "let events run a new function with a role",
        ["lambda:CreateFunction", "lambda:CreateEventSourceMapping"],
        "lambda.amazonaws.com",
    ],
    [
        "lambda-create-function-permission",
        "let somebody else run a new function with a role",
        ["lambda:CreateFunction", "lambda:AddPermission"],
        "lambda.amazonaws.com",
    ],
    [
        "lambda-create-function-url",
        "open a new function with a role by a URL",
        ["lambda:CreateFunction", "lambda:CreateFunctionUrlConfig"],
        "lambda.amazonaws.com",
    ],
    [
        "omics-start-run",
        "run a HealthOmics workflow with a role",
        ["omics:CreateWorkflow", "omics:StartRun"],
        "omics.amazonaws.com",
    ],
    [
        "sagemaker-create-notebook-instance",
        "make a notebook instance with a role and open it",
        ["sagemaker:CreateNotebookInstance", "sagemaker:CreatePresignedNotebookInstanceUrl"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-notebook-instance-lifecycle",
        "make a notebook instance with a role that runs code at its start",
        ["sagemaker:CreateNotebookInstance", "sagemaker:CreateNotebookInstanceLifecycleConfig"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-training-job",
        "run a training job with a role",
        ["sagemaker:CreateTrainingJob"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-processing-job",
        "run a processing job with a role",
        ["sagemaker:CreateProcessingJob"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-tuning-job",
        "run a tuning job with a role",
        ["sagemaker:CreateHyperParameterTuningJob"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-auto-ml-job",
        "run an AutoML job with a role",
        ["sagemaker:CreateAutoMLJobV2"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-endpoint",
        "serve a new model whose code runs with a role",
        ["sagemaker:CreateModel", "sagemaker:CreateEndpointConfig", "sagemaker:CreateEndpoint"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-transform-job",
        "run a batch transform with a new model that has a role",
        ["sagemaker:CreateModel", "sagemaker:CreateTransformJob"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-domain",
        "make a Studio domain with a role and open it",
        ["sagemaker:CreateDomain", "sagemaker:CreateUserProfile", "sagemaker:CreatePresignedDomainUrl"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-user-profile",
        "make a Studio user with a role and open its domain",
        ["sagemaker:CreateUserProfile", "sagemaker:CreatePresignedDomainUrl"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-pipeline",
        "run a SageMaker pipeline with a role",
        ["sagemaker:CreatePipeline", "sagemaker:StartPipelineExecution"],
        "sagemaker.amazonaws.com",
    ],
    [
        "scheduler-create-schedule",
        "let a schedule call any service with a role",
        ["scheduler:CreateSchedule"],
        "scheduler.amazonaws.com",
    ],
    [
        "ssm-start-automation-execution",
        "run a Systems Manager automation with a role",
        ["ssm:StartAutomationExecution"],
        "ssm.amazonaws.com",
    ],
    [
        "states-create-state-machine",
        "run a new state machine with a role",
        ["states:CreateStateMachine", "states:StartExecution"],
        "states.amazonaws.com",
    ],
    [
        "states-update-state-machine",
        "give a state machine other steps and another role, and run it",
        ["states:UpdateStateMachine", "states:StartExecution"],
        "states.amazonaws.com",
    ],
    [
        "agentcore-create-runtime-command",
        "run commands in a new agent runtime of AgentCore with a role",
        ["bedrock-agentcore:CreateAgentRuntime", "bedrock-agentcore:InvokeAgentRuntimeCommand"],
        "bedrock-agentcore.amazonaws.com",
    ],
    [
        "agentcore-update-runtime",
        "give an agent runtime of AgentCore other code and another role",
        ["bedrock-agentcore:UpdateAgentRuntime", "bedrock-agentcore:InvokeAgentRuntime"],
        "bedrock-agentcore.amazonaws.com",
    ],
    [
        "agentcore-create-harness",
        "run an agent in a new harness of AgentCore with a role",
        ["bedrock-agentcore:CreateHarness", "bedrock-agentcore:InvokeHarness"],
        "bedrock-agentcore.amazonaws.com",
    ],
    [
        "agentcore-create-gateway",
        "call tools through a new gateway of AgentCore with a role",
        ["bedrock-agentcore:CreateGateway", "bedrock-agentcore:CreateGatewayTarget"],
        "bedrock-agentcore.amazonaws.com",
    ],
    [
        "airflow-create-environment",
        "run code in a new Airflow environment with a role",
        ["airflow:CreateEnvironment"],
        "airflow.amazonaws.com",
    ],
    [
        "airflow-update-environment",
        "give an Airflow environment other code and another role",
        ["airflow:UpdateEnvironment"],
        "airflow.amazonaws.com",
    ],
    [
        "apigateway-integration",
        "call AWS services by an API with a role",
        ["apigateway:POST", "apigateway:PUT"],
        "apigateway.amazonaws.com",
    ],
    [
        "appsync-create-data-source",
        "call AWS services by a data source of AppSync with a role",
        ["appsync:CreateDataSource", "appsync:CreateResolver"],
        "appsync.amazonaws.com",
    ],
    [
        "autoscaling-create-group-of-template",
        "start instances of a new launch template in a new Auto Scaling group with a role",
        ["ec2:CreateLaunchTemplate", "autoscaling:CreateAutoScalingGroup"],
        "ec2.amazonaws.com",
    ],
    [
        "appstream-create-fleet",
        "start an AppStream fleet with a role",
        ["appstream:CreateFleet"],
        "appstream.amazonaws.com",
    ],
    [
        "codepipeline-update-pipeline",
        "give a CodePipeline pipeline other steps and another role",
        ["codepipeline:UpdatePipeline"],
        "codepipeline.amazonaws.com",
    ],
    [
        "ec2-create-fleet",
        "start a fleet of instances of a new launch template with a role",
        ["ec2:CreateLaunchTemplate", "ec2:CreateFleet"],
        "ec2.amazonaws.com",
    ],
    [
        "iam-add-role-to-instance-profile",
        "put another role into an instance profile that is in use",
        ["iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile"],
        "ec2.amazonaws.com",
    ],
    [
        "ecs-start-task-on-own-instance",
        "start an ECS task with a role on an instance of one's own",
        ["ecs:StartTask", "ecs:RegisterContainerInstance"],
        "ecs-tasks.amazonaws.com",
    ],
    [
        "eks-create-pod-identity-association",
        "give pods of an EKS cluster a role",
        ["eks:CreatePodIdentityAssociation"],
        "pods.eks.amazonaws.com",
    ],
    [
        "elasticbeanstalk-create-environment",
        "start an Elastic Beanstalk environment with a role",
        ["elasticbeanstalk:CreateEnvironment"],
        "elasticbeanstalk.amazonaws.com",
    ],
    [
        "events-put-targets",
        "let an EventBridge rule call its targets with a role",
        ["events:PutRule", "events:PutTargets"],
        "events.amazonaws.com",
    ],
    ["iot-create-topic-rule", "let a rule of AWS IoT act with a role", ["iot:CreateTopicRule"], "iot.amazonaws.com"],
    ["opsworks-create-stack", "make an OpsWorks stack with a role", ["opsworks:CreateStack"], "opsworks.amazonaws.com"],
    [
        "pipes-create-pipe",
        "let an EventBridge pipe call its target with a role",
        ["pipes:CreatePipe"],
        "pipes.amazonaws.com",
    ],
    [
        "robomaker-create-simulation-job",
        "run a simulation of RoboMaker with a role",
        ["robomaker:CreateSimulationJob"],
        "robomaker.amazonaws.com",
    ],
    [
        "rolesanywhere-create-profile",
        "let certificates of one's own take on a role",
        ["rolesanywhere:CreateTrustAnchor", "rolesanywhere:CreateProfile"],
        "rolesanywhere.amazonaws.com",
    ],
    [
        "sagemaker-create-notebook-instance-alone",
        "make a notebook instance with a role",
        ["sagemaker:CreateNotebookInstance"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-auto-ml-job-v1",
        "run an AutoML job with a role",
        ["sagemaker:CreateAutoMLJob"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-cluster",
        "run code at the start of a new HyperPod cluster with a role",
        ["sagemaker:CreateCluster"],
        "sagemaker.amazonaws.com",
    ],
    [
        "sagemaker-create-monitoring-schedule",
        "run a monitoring schedule with a role",
        ["sagemaker:CreateMonitoringSchedule"],
        "sagemaker.amazonaws.com",
    ],
    [
        "scheduler-update-schedule",
        "let a schedule call any service with another role",
        ["scheduler:UpdateSchedule"],
        "scheduler.amazonaws.com",
    ],
    [
        "states-test-state",
        "call any service by a test of a state with a role",
        ["states:TestState"],
        "states.amazonaws.com",
    ],
    [
        "synthetics-create-canary",
        "run a canary of CloudWatch Synthetics with a role",
        ["synthetics:CreateCanary", "synthetics:StartCanary"],
        "lambda.amazonaws.com",
    ],
];

const functions = [{ type: "aws:lambda/function:Function", role: "role" }];
const instances = [
    { type: "aws:ec2/instance:Instance", role: "iamInstanceProfile" },
    { type: "aws:ec2/spotInstanceRequest:SpotInstanceRequest", role: "iamInstanceProfile" },
];
const launchTemplates = [
    { type: "aws:ec2/launchTemplate:LaunchTemplate", role: "iamInstanceProfile.name" },
    { type: "aws:ec2/launchTemplate:LaunchTemplate", role: "iamInstanceProfile.arn" },
];
const notebooks = [{ type: "aws:sagemaker/notebookInstance:NotebookInstance", role: "roleArn" }];
const studioUsers = [
    { type: "aws:sagemaker/userProfile:UserProfile", role: "userSettings.executionRole" },
    { type: "aws:sagemaker/domain:Domain", role: "defaultUserSettings.executionRole" },
];
const buildProjects = [{ type: "aws:codebuild/project:Project", role: "serviceRole" }];
const stacks = [{ type: "aws:cloudformation/stack:Stack", role: "iamRoleArn" }];
const codeInterpreters = [
    { type: "aws:bedrock/agentcoreCodeInterpreter:AgentcoreCodeInterpreter", role: "executionRoleArn" },
];
const browsers = [{ type: "aws:bedrock/agentcoreBrowser:AgentcoreBrowser", role: "executionRoleArn" }];
const runtimes = [{ type: "aws:bedrock/agentcoreAgentRuntime:AgentcoreAgentRuntime", role: "roleArn" }];
const airflowEnvironments = [{ type: "aws:mwaa/environment:Environment", role: "executionRoleArn" }];
const devEndpoints = [{ type: "aws:glue/devEndpoint:DevEndpoint", role: "roleArn" }];
const appRunnerServices = [{ type: "aws:apprunner/service:Service", role: "instanceConfiguration.instanceRoleArn" }];
const tasks = [{ type: "aws:ecs/taskDefinition:TaskDefinition", role: "taskRoleArn" }];
const stateMachines = [{ type: "aws:sfn/stateMachine:StateMachine", role: "roleArn" }];
const emrClusters = [{ type: "aws:emr/cluster:Cluster", role: "ec2Attributes.instanceProfile" }];

/** What takes over something that has a role. */
const byExistingResource: readonly HolderRow[] = [
    [
        "agentcore-code-interpreter",
        "run code in a code interpreter of AgentCore that has a role",
        ["bedrock-agentcore:StartCodeInterpreterSession", "bedrock-agentcore:InvokeCodeInterpreter"],
        codeInterpreters,
    ],
    [
        "agentcore-runtime-command",
        "run commands in an agent runtime of AgentCore that has a role",
        ["bedrock-agentcore:InvokeAgentRuntimeCommand"],
        runtimes,
    ],
    [
        "agentcore-runtime-shell",
        "open a shell in an agent runtime of AgentCore that has a role",
        ["bedrock-agentcore:InvokeAgentRuntimeCommandShell"],
        runtimes,
    ],
    [
        "agentcore-browser",
        "steer a browser of AgentCore that has a role",
        ["bedrock-agentcore:StartBrowserSession", "bedrock-agentcore:ConnectBrowserAutomationStream"],
        browsers,
    ],
    [
        "airflow-update-existing-environment",
        "give an Airflow environment that has a role other code",
        ["airflow:UpdateEnvironment"],
        airflowEnvironments,
    ],
    [
        "airflow-create-cli-token",
        "run commands in an Airflow environment that has a role",
        ["airflow:CreateCliToken"],
        airflowEnvironments,
    ],
    [
        "apprunner-update-service",
        "give an App Runner service that has a role another command",
        ["apprunner:UpdateService"],
        appRunnerServices,
    ],
    ["batch-submit-existing-job", "run an AWS Batch job that has a role with another command", ["batch:SubmitJob"]],
    [
        "cloudformation-update-stack",
        "change a CloudFormation stack that has a role",
        ["cloudformation:UpdateStack"],
        stacks,
    ],
    [
        "cloudformation-change-set",
        "change a CloudFormation stack that has a role by a change set",
        ["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"],
        stacks,
    ],
    [
        "codebuild-start-build",
        "run a CodeBuild project that has a role with other steps",
        ["codebuild:StartBuild"],
        buildProjects,
    ],
    [
        "codebuild-start-build-batch",
        "run a CodeBuild project that has a role as a batch with other steps",
        ["codebuild:StartBuildBatch"],
        buildProjects,
    ],
    [
        "codebuild-start-sandbox",
        "run commands in a sandbox of a CodeBuild project that has a role",
        ["codebuild:StartSandbox", "codebuild:StartCommandExecution"],
        buildProjects,
    ],
    ["codedeploy-existing-group", "deploy other code to instances that have a role", ["codedeploy:CreateDeployment"]],
    [
        "datapipeline-put-definition",
        "give a data pipeline that has a role other steps",
        ["datapipeline:PutPipelineDefinition", "datapipeline:ActivatePipeline"],
    ],
    [
        "ec2-instance-connect",
        "sign in to an instance that has a role",
        ["ec2-instance-connect:SendSSHPublicKey"],
        instances,
    ],
    [
        "ec2-serial-console",
        "sign in to the serial console of an instance that has a role",
        ["ec2-instance-connect:SendSerialConsoleSSHPublicKey"],
        instances,
    ],
    [
        "ec2-modify-instance-attribute",
        "make an instance that has a role run code at its start",
        ["ec2:ModifyInstanceAttribute", "ec2:StopInstances", "ec2:StartInstances"],
        instances,
    ],
    [
        "ec2-modify-launch-template",
        "make instances of a launch template that has a role run code at their start",
        ["ec2:CreateLaunchTemplateVersion", "ec2:ModifyLaunchTemplate"],
        launchTemplates,
    ],
    ["ecs-execute-command", "run a command in an ECS task that has a role", ["ecs:ExecuteCommand"], tasks],
    [
        "elasticbeanstalk-update-environment",
        "give an Elastic Beanstalk environment that has a role other code",
        ["elasticbeanstalk:CreateApplicationVersion", "elasticbeanstalk:UpdateEnvironment"],
    ],
    [
        "emr-add-steps",
        "run a step on an EMR cluster that has a role",
        ["elasticmapreduce:AddJobFlowSteps"],
        emrClusters,
    ],
    [
        "glue-update-dev-endpoint",
        "sign in to a Glue development endpoint that has a role",
        ["glue:UpdateDevEndpoint"],
        devEndpoints,
    ],
    ["glue-run-statement", "run code in a Glue session that has a role", ["glue:RunStatement"]],
    [
        "lambda-update-function-code",
        "give a function that has a role other code",
        ["lambda:UpdateFunctionCode"],
        functions,
    ],
    [
        "lambda-update-function-configuration",
        "put a layer before the code of a function that has a role",
        ["lambda:UpdateFunctionConfiguration"],
        functions,
    ],
    [
        "sagemaker-presigned-notebook-url",
        "open a notebook instance that has a role",
        ["sagemaker:CreatePresignedNotebookInstanceUrl"],
        notebooks,
    ],
    [
        "sagemaker-presigned-domain-url",
        "open a Studio domain as a user who has a role",
        ["sagemaker:CreatePresignedDomainUrl"],
        studioUsers,
    ],
    [
        "sagemaker-notebook-lifecycle-config",
        "make a notebook instance that has a role run code at its start",
        [
            "sagemaker:CreateNotebookInstanceLifecycleConfig",
            "sagemaker:StopNotebookInstance",
            "sagemaker:UpdateNotebookInstance",
            "sagemaker:StartNotebookInstance",
        ],
        notebooks,
    ],
    [
        "sagemaker-start-session",
        "open a session in a Studio space that has a role",
        ["sagemaker:StartSession"],
        studioUsers,
    ],
    ["ssm-send-command", "run a command on an instance that has a role", ["ssm:SendCommand"], instances],
    ["ssm-start-session", "open a session on an instance that has a role", ["ssm:StartSession"], instances],
    [
        "ssm-create-association",
        "let Systems Manager run a command on instances that have a role",
        ["ssm:CreateAssociation"],
        instances,
    ],
    [
        "states-update-existing-state-machine",
        "give a state machine that has a role other steps, and run it",
        ["states:UpdateStateMachine", "states:StartExecution"],
        stateMachines,
    ],
];

function onTargets(kind: EscalationKind, rows: readonly TargetRow[]): readonly EscalationMethod[] {
    return rows.map(([id, target, words, actions]) => ({ id, kind, words, actions, target }));
}

/** Every method, the plainest first. */
export const methods: readonly EscalationMethod[] = [
    ...onTargets("rewrite", byRewriting),
    ...onTargets("take-over", byTakingOver),
    ...onTargets("lift-boundary", byLiftingBoundaries),
    ...byOtherMeans.map(([id, words, actions]) => ({ id, kind: "rewrite" as const, words, actions })),
    ...onTargets("take-over", byTwoSteps).map((method) => ({ ...method, together: true as const })),
    ...byPassingRole.map(([id, words, actions, passedTo]) => ({
        id,
        kind: "pass-role" as const,
        words,
        actions: ["iam:PassRole", ...actions],
        ...(passedTo !== undefined && { passedTo }),
    })),
    ...byExistingResource.map(([id, words, actions, holders]) => ({
        id,
        kind: "existing-resource" as const,
        words,
        actions,
        ...(holders && { holders }),
    })),
];

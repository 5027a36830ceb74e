import { fileURLToPath } from "node:url";
import { status } from "@grpc/grpc-js";
import type { sendUnaryData, ServerUnaryCall } from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { Alias } from "@pulumi/pulumi/proto/alias_pb";
import * as engineMessages from "@pulumi/pulumi/proto/engine_pb";
import * as providerMessages from "@pulumi/pulumi/proto/provider_pb";
import * as messages from "@pulumi/pulumi/proto/resource_pb";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import type { SourcePosition as SourceMessage, StackTrace } from "@pulumi/pulumi/proto/source_pb";
import { hasUnknown, isUnknownValue, unknownValue } from "../../policy-pack/policy/resource";
import type { Properties, Resource, SourcePosition } from "../../policy-pack/policy/resource";
import {
    answerCall,
    answerFunction,
    answerStackReference,
    contentsOfComponent,
    makeUpOutputs,
    unrenderedComponent,
    withAllTags,
    withNamespace,
    withoutMisfits,
} from "./answers";
import type { AnswerContext, FunctionAnswer, ManifestResource } from "./answers";
import { inRegion } from "./answers/context";
import { Packages } from "./packages";
import { messageOfPreload } from "./preload-messages";
import { fromStruct, toStruct, Transforms } from "./transforms";
import { aliasUrn, inheritedAlias, makeUrn, packageOf, stackType, typeOf } from "./urn";
import { asResourceReference, asSecret, hasMapInside, receive } from "./wire";

/** What the run was told about the program's surroundings. */
export interface MonitorOptions {
    readonly project: string;
    readonly stack: string;
    readonly organization: string;
    readonly config: Readonly<Record<string, string>>;
    readonly secretKeys: readonly string[];
    readonly context: AnswerContext;
    /** Called when the engine would end the run, with the sentence to end it with. */
    onFatal(sentence: string): void;
    /** Called whenever the program speaks. */
    onActivity(): void;
    onProgress(registered: number): void;
}

/** A message that the program logged. */
export interface LogMessage {
    readonly severity: "debug" | "info" | "warning" | "error";
    readonly message: string;
    readonly urn?: string;
}

/** What another part of the world was answered with, and from what. */
export interface Answered {
    readonly kind: "function" | "stack reference" | "method" | "configuration";
    /** The function's token, the stack's name or the configuration key. */
    readonly name: string;
    readonly origin: FunctionAnswer["origin"];
}

type Unary<Request, Response> = (request: Request) => Response | Promise<Response>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const severities = ["debug", "info", "warning", "error"] as const;

/** What a recent engine says yes to. */
const features: ReadonlySet<string> = new Set([
    "secrets",
    "resourceReferences",
    "outputValues",
    "aliasSpecs",
    "deletedWith",
    "replaceWith",
    "transforms",
    "invokeTransforms",
    "parameterization",
    "resourceHooks",
    "errorHooks",
]);

/** Answers one program as Pulumi's resource monitor and engine would, and keeps what it registers. */
export class Monitor {
    readonly resources: Resource[] = [];
    readonly logs: LogMessage[] = [];
    readonly answered: Answered[] = [];
    /** The program's functions that failed on made-up values: by what, and where. */
    readonly failedCallbacks: { error: string; at?: string }[] = [];
    /** The stack's exports, once the program has come to its end. */
    exports: { readonly outputs: Properties; readonly secretKeys: readonly string[] } | undefined;

    private readonly byUrn = new Map<string, Mutable<Resource>>();
    private readonly componentProviders = new Map<string, ReadonlyMap<string, string>>();
    private readonly opaqueCalls: { token: string; asked: string; reason: string }[] = [];
    private readonly transforms = new Transforms();
    private readonly packages: Packages;
    private rootUrn = "";

    constructor(private readonly options: MonitorOptions) {
        this.packages = new Packages(options);
    }

    /** The ResourceMonitor service. */
    monitorHandlers(): Record<string, unknown> {
        return {
            supportsFeature: this.unary((request: messages.SupportsFeatureRequest) =>
                new messages.SupportsFeatureResponse().setHassupport(features.has(request.getId())),
            ),
            getDeploymentInfo: this.unary(() => this.deploymentInfo()),
            invoke: this.unary((request: messages.ResourceInvokeRequest) => this.invoke(request)),
            call: this.unary((request: messages.ResourceCallRequest) => this.call(request)),
            readResource: this.unary((request: messages.ReadResourceRequest) => this.readResource(request)),
            registerResource: this.unary((request: messages.RegisterResourceRequest) => this.registerResource(request)),
            registerResourceOutputs: this.unary((request: messages.RegisterResourceOutputsRequest) =>
                this.registerOutputs(request),
            ),
            registerStackTransform: this.unary((callback: Callback) => {
                this.transforms.addForStack(callback);
                return new Empty();
            }),
            registerStackInvokeTransform: this.unary((callback: Callback) => {
                this.transforms.addForInvokes(callback);
                return new Empty();
            }),
            // Hooks surround steps that are never taken here.
            registerResourceHook: this.unary(() => new Empty()),
            registerErrorHook: this.unary(() => new Empty()),
            registerPackage: this.unary((request: messages.RegisterPackageRequest) =>
                new messages.RegisterPackageResponse().setRef(this.packages.register(request)),
            ),
            signalAndWaitForShutdown: this.unary(() => new Empty()),
        };
    }

    /** The Engine service. */
    engineHandlers(): Record<string, unknown> {
        return {
            log: this.unary((request: engineMessages.LogRequest) => this.log(request)),
            getRootResource: this.unary(() => new engineMessages.GetRootResourceResponse().setUrn(this.rootUrn)),
            setRootResource: this.unary((request: engineMessages.SetRootResourceRequest) => {
                this.rootUrn = request.getUrn();
                return new engineMessages.SetRootResourceResponse();
            }),
            startDebugging: this.unary(() => new Empty()),
            requirePulumiVersion: this.unary(() => new engineMessages.RequirePulumiVersionResponse()),
        };
    }

    /** Ends the connections to the program. */
    close(): void {
        this.transforms.close();
    }

    /** Marks what could not be looked into, once all children are known. */
    finish(): void {
        const parents = new Set(this.resources.map(({ parent }) => parent));
        const empty = this.resources.filter(({ custom, urn }) => custom === false && !parents.has(urn));
        const stack = this.resources.filter(({ type }) => type === stackType);
        const asked = this.opaqueCalls.map((call) => {
            const [packageName = "", module = ""] = call.token.split(":");
            const alike = empty.filter(({ type }) => type.startsWith(`${packageName}:${module}`));
            const named = alike.filter(({ name, inputs }) =>
                [name, inputs.file].some((asker) => typeof asker === "string" && call.asked.includes(`"${asker}"`)),
            );
            const ofPackage = empty.filter(({ type }) => packageOf(type) === packageName);
            return { ...call, named, others: [alike, ofPackage, stack].find(({ length }) => length > 0) ?? [] };
        });
        // A resource that a call names has that call's reason, whatever other calls may concern it.
        for (const { named, reason } of asked) for (const { urn } of named) this.markOpaque(urn, reason);
        for (const { named, others, reason } of asked)
            if (named.length === 0) for (const { urn } of others) this.markOpaque(urn, reason);
        for (const { type, urn } of empty)
            if (manifestComponents.has(type)) this.markOpaque(urn, unrenderedComponent(type));
    }

    private markOpaque(urn: string, reason: string): void {
        const resource = this.byUrn.get(urn);
        if (resource) resource.opaque ??= reason;
    }

    private unary<Request, Response>(handle: Unary<Request, Response>) {
        return (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void => {
            this.options.onActivity();
            const fail = (error: unknown): void =>
                callback({ code: status.UNKNOWN, details: error instanceof Error ? error.message : String(error) });
            try {
                const response = handle(call.request);
                if (response instanceof Promise) response.then((value: Response) => callback(null, value), fail);
                else callback(null, response);
            } catch (error) {
                fail(error);
            }
        };
    }

    private deploymentInfo(): messages.DeploymentInfo {
        const { project, stack, organization, config, secretKeys } = this.options;
        const info = new messages.DeploymentInfo()
            .setProject(project)
            .setStack(stack)
            .setOrganization(organization)
            .setConfigsecretkeysList([...secretKeys])
            .setDryrun(true)
            // Every feature up to the error hooks.
            .setSupportedfeaturesList([
                ...Array(messages.ResourceMonitorFeature.RESOURCE_MONITOR_FEATURE_ERROR_HOOKS + 1).keys(),
            ]);
        for (const [key, value] of Object.entries(config)) info.getConfigMap().set(key, value);
        return info;
    }

    private log(request: engineMessages.LogRequest): Empty {
        const severity = severities[request.getSeverity()] ?? "info";
        const urn = request.getUrn();
        const { failed, at } = messageOfPreload(request.getMessage()) ?? {};
        if (failed !== undefined) {
            this.failedCallbacks.push({ error: failed, ...(at === undefined ? {} : { at }) });
        } else if (severity !== "debug") {
            this.logs.push({ severity, message: request.getMessage(), ...(urn === "" ? {} : { urn }) });
        }
        return new Empty();
    }

    private async registerResource(
        request: messages.RegisterResourceRequest,
    ): Promise<messages.RegisterResourceResponse> {
        const [type, name, parent, custom, remote] = [
            request.getType(),
            request.getName(),
            request.getParent(),
            request.getCustom(),
            request.getRemote(),
        ];
        const asked = {
            type,
            name,
            parent,
            custom,
            properties: fromStruct(request.getObject()),
            options: optionsOf(request),
            dependencies: propertyDependenciesOf(request),
        };
        const wanted = this.transforms.concern(parent, request.getTransformsList())
            ? await this.transforms.apply(asked, request.getTransformsList(), (urn) => this.byUrn.get(urn)?.parent)
            : asked;
        const { options } = wanted;
        const received = receive(wanted.properties);
        const urn = this.newUrn(parent, type, name);
        const providers = this.inheritedProviders(parent, new Map(options.getProvidersMap().entries()), custom);
        if (!custom) this.componentProviders.set(urn, providers);

        const needsProvider = remote || (custom && !isProviderType(type));
        const provider = needsProvider
            ? options.getProvider() || providers.get(packageOf(type)) || this.defaultProvider(request, options)
            : "";
        const propertyDependencies = mergeDependencies(wanted.dependencies, received);
        const context = this.contextFor(provider);
        const inputs = isProviderType(type)
            ? withVersion(received.properties, options.getVersion())
            : afterCheck(type, custom, received.properties, this.providerInputs(provider), context);
        const resource = { type, name, urn, inputs, custom, remote };
        const answer = custom || remote ? makeUpOutputs(resource, context) : { outputs: inputs };
        const { namespace } = this.providerInputs(provider);
        const contents = remote
            ? await contentsOfComponent(resource, typeof namespace === "string" ? namespace : "default", context)
            : undefined;
        const id = custom ? answer.id : undefined;
        const aliases = this.aliasesOf(urn, parent, type, name, options);
        const source = sourceOf(request.getSourceposition(), request.getStacktrace());

        this.add({
            urn,
            type,
            name,
            ...(id === undefined ? {} : { id }),
            custom,
            inputs,
            outputs: remote ? receive(answer.outputs).properties : answer.outputs,
            ...(parent === "" ? {} : { parent }),
            ...(provider === "" ? {} : { provider }),
            ...(options.getProtect() === true ? { protect: true } : {}),
            ...(options.getIgnoreChangesList().length > 0 ? { ignoreChanges: options.getIgnoreChangesList() } : {}),
            ...(aliases.length > 0 ? { aliases } : {}),
            dependencies: unique([...options.getDependsOnList(), ...Object.values(propertyDependencies).flat()]),
            propertyDependencies,
            ...(source === undefined ? {} : { source }),
            ...(contents ? contents.opaque !== undefined && { opaque: contents.opaque } : opaqueness(type, remote)),
        });
        this.transforms.remember(urn, request.getTransformsList());

        if (contents) {
            const registered = await this.registerContents(contents.resources, urn, provider, request);
            // Not even how many there are is known, if some could not be seen.
            const resources = contents.opaque === undefined ? registered : unknownValue;
            return new messages.RegisterResourceResponse().setUrn(urn).setObject(toStruct({ resources }));
        }
        const response = new messages.RegisterResourceResponse().setUrn(urn).setId(id ?? "");
        if (custom || remote) {
            const secretKeys = new Set([...received.secretKeys, ...options.getAdditionalSecretOutputsList()]);
            const outputs = this.waits(provider) ? {} : this.visibleOutputs(type, inputs, answer.outputs);
            response.setObject(toStruct(withSecrets(outputs, secretKeys)));
        } else {
            response.setObject(new Struct());
        }
        return response;
    }

    /** Registers what a component's plugin would, and gives references to it. */
    private async registerContents(
        contents: readonly ManifestResource[],
        parent: string,
        provider: string,
        component: messages.RegisterResourceRequest,
    ): Promise<readonly Properties[]> {
        const references: Properties[] = [];
        for (const { type, name, inputs } of contents) {
            const request = new messages.RegisterResourceRequest()
                .setType(type)
                .setName(name)
                .setParent(parent)
                .setCustom(true)
                .setObject(toStruct(inputs))
                .setProvider(provider)
                .setSourceposition(component.getSourceposition())
                .setStacktrace(component.getStacktrace());
            const response = await this.registerResource(request);
            references.push(asResourceReference(response.getUrn(), response.getId()));
        }
        return references;
    }

    private readResource(request: messages.ReadResourceRequest): messages.ReadResourceResponse {
        const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
        const received = receive(fromStruct(request.getProperties()));
        const inputs = received.properties;
        const urn = this.newUrn(parent, type, name);
        const id = request.getId();
        const provider =
            request.getProvider() ||
            this.inheritedProviders(parent, new Map(), true).get(packageOf(type)) ||
            this.packages.defaultProvider(
                {
                    packageReference: request.getPackageref(),
                    type,
                    version: request.getVersion(),
                    url: request.getPlugindownloadurl(),
                },
                (resource) => this.add(resource),
            );
        const source = sourceOf(request.getSourceposition(), request.getStacktrace());
        const outputs =
            type === "pulumi:pulumi:StackReference"
                ? this.stackReference(id)
                : makeUpOutputs({ type, name, urn, inputs, custom: true, remote: false, id }, this.contextFor(provider))
                      .outputs;

        this.add({
            urn,
            type,
            name,
            ...(isUnknownValue(id) ? {} : { id }),
            custom: true,
            inputs,
            outputs: receive(outputs).properties,
            ...(parent === "" ? {} : { parent }),
            ...(provider === "" ? {} : { provider }),
            dependencies: request.getDependenciesList(),
            propertyDependencies: Object.fromEntries(received.dependencies),
            ...(source === undefined ? {} : { source }),
            external: true,
        });
        const secretKeys = new Set([...received.secretKeys, ...request.getAdditionalsecretoutputsList()]);
        return new messages.ReadResourceResponse()
            .setUrn(urn)
            .setProperties(toStruct(withSecrets(this.visibleOutputs(type, inputs, outputs), secretKeys)));
    }

    private stackReference(name: string): Properties {
        const answer = answerStackReference(name, this.options.context);
        this.answered.push({ kind: "stack reference", name, origin: answer.origin });
        const { outputs, secretOutputNames } = answer;
        const wrapped = typeof outputs === "string" ? outputs : withSecrets(outputs, new Set(secretOutputNames));
        return { name, outputs: wrapped, secretOutputNames };
    }

    private registerOutputs(request: messages.RegisterResourceOutputsRequest): Empty {
        const urn = request.getUrn();
        const { properties, secretKeys } = receive(fromStruct(request.getOutputs()));
        const resource = this.byUrn.get(urn);
        if (resource) resource.outputs = properties;
        if (typeOf(urn) === stackType) this.exports = { outputs: properties, secretKeys: [...secretKeys] };
        return new Empty();
    }

    private async invoke(request: messages.ResourceInvokeRequest): Promise<providerMessages.InvokeResponse> {
        const token = request.getTok();
        const asked = {
            token,
            args: fromStruct(request.getArgs()),
            provider: request.getProvider(),
            version: request.getVersion(),
        };
        const { args, provider } = await this.transforms.applyToInvoke(asked);
        const { properties } = receive(args);
        // Others exist only in the made-up outputs of a component, and so does their state.
        const registered = this.byUrn.get(String(properties.urn));
        if (token === "pulumi:pulumi:getResource" && registered) return this.getResource(registered);

        const answer = await answerFunction(token, properties, this.contextFor(provider));
        if (token !== "pulumi:pulumi:getResource")
            this.answered.push({ kind: "function", name: token, origin: answer.origin });
        const response = new providerMessages.InvokeResponse();
        if (answer.origin === "failed") {
            for (const { property, reason } of answer.failures) {
                response.addFailures(new providerMessages.CheckFailure().setProperty(property).setReason(reason));
            }
            return response;
        }
        if (answer.origin === "unknown") {
            const asked = Object.values(properties).join("\n");
            this.opaqueCalls.push({ token, asked, reason: answer.opaque });
        }
        return response.setReturn(toStruct(answer.result));
    }

    private getResource({ urn, id, type, inputs, outputs }: Resource): providerMessages.InvokeResponse {
        const state = this.visibleOutputs(type, inputs, outputs);
        return new providerMessages.InvokeResponse().setReturn(toStruct({ urn, id: id ?? "", state }));
    }

    private async call(request: messages.ResourceCallRequest): Promise<providerMessages.CallResponse> {
        const token = request.getTok();
        const { properties } = receive(fromStruct(request.getArgs()));
        const answer = await answerCall(token, properties, this.contextFor(request.getProvider()));
        this.answered.push({ kind: "method", name: token, origin: answer.origin });
        const response = new providerMessages.CallResponse();
        if (answer.origin === "failed") {
            for (const { property, reason } of answer.failures) {
                response.addFailures(new providerMessages.CheckFailure().setProperty(property).setReason(reason));
            }
            return response;
        }
        return response.setReturn(toStruct(answer.result));
    }

    private newUrn(parent: string, type: string, name: string): string {
        const urn = makeUrn(this.options.stack, this.options.project, parent, type, name);
        if (this.byUrn.has(urn)) {
            const sentence = `Duplicate resource URN '${urn}'; try giving it a unique name`;
            this.options.onFatal(sentence);
            throw new Error(sentence);
        }
        return urn;
    }

    private add(resource: Resource): void {
        this.resources.push(resource);
        this.byUrn.set(resource.urn, resource);
        this.options.onProgress(this.resources.length);
    }

    /** A component passes the providers it was given on to its children, explicit ones first. */
    private inheritedProviders(
        parent: string,
        own: ReadonlyMap<string, string>,
        custom: boolean,
    ): ReadonlyMap<string, string> {
        const inherited = this.componentProviders.get(parent);
        if (!inherited || inherited.size === 0) return own;
        return custom && own.size === 0 ? inherited : new Map([...inherited, ...own]);
    }

    private defaultProvider(
        request: messages.RegisterResourceRequest,
        options: messages.TransformResourceOptions,
    ): string {
        return this.packages.defaultProvider(
            {
                packageReference: request.getPackageref(),
                type: request.getType(),
                version: options.getVersion(),
                url: options.getPluginDownloadUrl(),
            },
            (resource) => this.add(resource),
        );
    }

    /** The run's context, in the region that the provider is for. */
    private contextFor(provider: string): AnswerContext {
        const { context } = this.options;
        if (provider === "") return context;
        const { region } = this.providerInputs(provider);
        return typeof region === "string" && !isUnknownValue(region) ? inRegion(context, region) : context;
    }

    /** @param reference `urn::id`, or "" for none */
    private providerInputs(reference: string): Properties {
        return this.byUrn.get(reference.slice(0, reference.lastIndexOf("::")))?.inputs ?? {};
    }

    /** In a preview a provider that waits for values of its own, as that of a cluster to be, gives no outputs. */
    private waits(provider: string): boolean {
        return this.options.context.mode === "preview" && hasUnknown(this.providerInputs(provider));
    }

    private aliasesOf(
        urn: string,
        parent: string,
        type: string,
        name: string,
        options: messages.TransformResourceOptions,
    ): readonly string[] {
        const { stack, project } = this.options;
        const own = options.getAliasesList().map((alias) => {
            const spec = alias.getSpec();
            return aliasUrn(
                {
                    urn: alias.getUrn(),
                    name: spec?.getName() ?? "",
                    type: spec?.getType() ?? "",
                    stack: spec?.getStack() ?? "",
                    project: spec?.getProject() ?? "",
                    parent: spec?.getParenturn() ?? "",
                    noParent: spec?.getNoparent() ?? false,
                },
                { stack, project, parent, type, name },
            );
        });
        const parentAliases = this.byUrn.get(parent)?.aliases ?? [];
        const inherited = parentAliases.flatMap((alias) =>
            [urn, ...own].map((known) => inheritedAlias(known, parent, alias)),
        );
        return unique([...own, ...inherited]).filter((alias) => alias !== urn);
    }

    /** What the program gets to see: in a preview, nothing that may have more inside than the program put there. */
    private visibleOutputs(type: string, inputs: Properties, outputs: Properties): Properties {
        if (this.options.context.mode === "deep" || type === "pulumi:pulumi:StackReference") return outputs;
        if (packageOf(type) === "kubernetes" || isProviderType(type)) return outputs;
        return Object.fromEntries(
            Object.entries(outputs).filter(([key, value]) => !(key in inputs) || !hasMapInside(value)),
        );
    }
}

/** Components that the SDK itself fills with the objects of manifests and charts. */
const manifestComponents: ReadonlySet<string> = new Set([
    "kubernetes:helm.sh/v2:Chart",
    "kubernetes:helm.sh/v3:Chart",
    "kubernetes:kustomize:Directory",
    "kubernetes:yaml:ConfigFile",
    "kubernetes:yaml:ConfigGroup",
]);

/** Why nothing inside a resource can be seen, if that is so. */
function opaqueness(type: string, remote: boolean): { opaque?: string } {
    if (remote) {
        return {
            opaque: `${type} is made by a component plugin, which does not run here: what it creates was not seen`,
        };
    }
    if (type === "kubernetes:helm.sh/v3:Release") {
        return { opaque: "A Helm release is rendered when it is installed: the objects in it were not seen" };
    }
    return {};
}

function isProviderType(type: string): boolean {
    return type.startsWith("pulumi:providers:");
}

/** What the resource's provider makes of its inputs before anything else. */
function afterCheck(type: string, custom: boolean, inputs: Properties, provider: Properties, context: AnswerContext) {
    const fitting = custom ? withoutMisfits(type, inputs, context) : inputs;
    if (packageOf(type) === "kubernetes") return custom ? withNamespace(type, fitting, provider.namespace) : fitting;
    return withAllTags(type, fitting, provider, context);
}

function withVersion(inputs: Properties, version: string): Properties {
    return version === "" ? inputs : { ...inputs, version };
}

function withSecrets(outputs: Properties, secretKeys: ReadonlySet<string>): Properties {
    if (secretKeys.size === 0) return outputs;
    return Object.fromEntries(
        Object.entries(outputs).map(([key, value]) => [key, secretKeys.has(key) ? asSecret(value) : value]),
    );
}

function optionsOf(request: messages.RegisterResourceRequest): messages.TransformResourceOptions {
    const options = new messages.TransformResourceOptions()
        .setDependsOnList(request.getDependenciesList())
        .setIgnoreChangesList(request.getIgnorechangesList())
        .setReplaceOnChangesList(request.getReplaceonchangesList())
        .setVersion(request.getVersion())
        .setAliasesList(request.getAliasesList())
        .setProvider(request.getProvider())
        .setCustomTimeouts(request.getCustomtimeouts())
        .setPluginDownloadUrl(request.getPlugindownloadurl())
        .setDeletedWith(request.getDeletedwith())
        .setAdditionalSecretOutputsList(request.getAdditionalsecretoutputsList())
        .setHooks(request.getHooks())
        .setImport(request.getImportid());
    const protect = request.getProtect();
    if (protect !== undefined) options.setProtect(protect);
    const retain = request.getRetainondelete();
    if (retain !== undefined) options.setRetainOnDelete(retain);
    if (request.getDeletebeforereplacedefined()) options.setDeleteBeforeReplace(request.getDeletebeforereplace());
    for (const [name, provider] of request.getProvidersMap().entries()) options.getProvidersMap().set(name, provider);
    for (const urn of request.getAliasurnsList()) options.addAliases(new Alias().setUrn(urn));
    return options;
}

/** Which resources each property came from; an SDK that does not say makes every property depend on all of them. */
function propertyDependenciesOf(request: messages.RegisterResourceRequest): Record<string, readonly string[]> {
    const map = request.getPropertydependenciesMap();
    if (map.getLength() === 0 && !request.getRemote()) {
        const all = request.getDependenciesList();
        if (all.length === 0) return {};
        const keys = Object.keys(fromStruct(request.getObject()));
        return Object.fromEntries(keys.map((key) => [key, all]));
    }
    const dependencies: Record<string, readonly string[]> = {};
    for (const [key, value] of map.entries()) {
        const urns = value.getUrnsList();
        if (urns.length > 0) dependencies[key] = urns;
    }
    return dependencies;
}

function mergeDependencies(
    known: Readonly<Record<string, readonly string[]>>,
    received: { properties: Properties; dependencies: ReadonlyMap<string, readonly string[]> },
): Record<string, readonly string[]> {
    const merged: Record<string, readonly string[]> = {};
    for (const key of Object.keys(received.properties)) {
        const urns = unique([...(known[key] ?? []), ...(received.dependencies.get(key) ?? [])]);
        if (urns.length > 0) merged[key] = urns;
    }
    return merged;
}

/** Where the program itself, rather than a package it uses, makes the resource. */
function sourceOf(position: SourceMessage | undefined, trace: StackTrace | undefined): SourcePosition | undefined {
    const frames = (trace?.getFramesList() ?? []).flatMap((frame) => frame.getPc() ?? []);
    if (position) frames.push(position);
    const found = frames.find((frame) => frame.getUri() !== "" && !frame.getUri().includes("/node_modules/"));
    if (found === undefined) return undefined;
    const uri = found.getUri();
    return {
        file: uri.startsWith("file:") ? fileURLToPath(uri) : uri,
        line: found.getLine(),
        ...(found.getColumn() > 0 ? { column: found.getColumn() } : {}),
    };
}

function unique(values: readonly string[]): string[] {
    return [...new Set(values)];
}

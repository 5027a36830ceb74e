import { credentials } from "@grpc/grpc-js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { CallbacksClient } from "@pulumi/pulumi/proto/callback_grpc_pb";
import { CallbackInvokeRequest } from "@pulumi/pulumi/proto/callback_pb";
import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import * as messages from "@pulumi/pulumi/proto/resource_pb";
import type { Properties } from "../../policy-pack/policy/resource";
import { asOutput, toJson, upgradeToOutputs } from "./wire";

/** A registration as transforms may change it. Properties are in wire form. */
export interface Transformable {
    readonly type: string;
    readonly name: string;
    readonly parent: string;
    readonly custom: boolean;
    readonly properties: Properties;
    readonly options: messages.TransformResourceOptions;
    readonly dependencies: Readonly<Record<string, readonly string[]>>;
}

/** A function call as transforms may change it. */
export interface TransformableInvoke {
    readonly token: string;
    readonly args: Properties;
    readonly provider: string;
    readonly version: string;
}

/** The transforms that a program has registered; they are run inside the program, by callback. */
export class Transforms {
    private readonly forStack: Callback[] = [];
    private readonly forInvokes: Callback[] = [];
    private readonly byUrn = new Map<string, readonly Callback[]>();
    private readonly clients = new Map<string, CallbacksClient>();

    addForStack(callback: Callback): void {
        this.forStack.push(callback);
    }

    addForInvokes(callback: Callback): void {
        this.forInvokes.push(callback);
    }

    /** Keeps a resource's own transforms for its children. */
    remember(urn: string, own: readonly Callback[]): void {
        if (own.length > 0) this.byUrn.set(urn, own);
    }

    /** Whether any transform may touch a resource; if not, there is nothing to wait for. */
    concern(parent: string, own: readonly Callback[]): boolean {
        return own.length > 0 || this.forStack.length > 0 || (parent !== "" && this.byUrn.size > 0);
    }

    /** Runs the resource's own transforms, then those of its parents upwards, then the stack's. */
    async apply(
        asked: Transformable,
        own: readonly Callback[],
        parentOf: (urn: string) => string | undefined,
    ): Promise<Transformable> {
        let properties = upgradeToOutputs(asked.properties) as Properties;
        if (own.length > 0) properties = withDependencies(properties, asked.dependencies);
        let wanted: Transformable = { ...asked, properties };
        for (const callback of own) wanted = await this.applyOne(wanted, callback);
        for (let urn: string | undefined = asked.parent; urn; urn = parentOf(urn)) {
            for (const callback of this.byUrn.get(urn) ?? []) wanted = await this.applyOne(wanted, callback);
        }
        for (const callback of this.forStack) wanted = await this.applyOne(wanted, callback);
        return wanted;
    }

    /** Runs the stack's invoke transforms. */
    async applyToInvoke(asked: TransformableInvoke): Promise<TransformableInvoke> {
        let wanted = asked;
        for (const callback of this.forInvokes) {
            const options = new messages.TransformInvokeOptions()
                .setProvider(wanted.provider)
                .setVersion(wanted.version);
            const request = new messages.TransformInvokeRequest()
                .setToken(wanted.token)
                .setArgs(toStruct(wanted.args))
                .setOptions(options);
            const answer = await this.run(callback, request.serializeBinary());
            const response = messages.TransformInvokeResponse.deserializeBinary(answer);
            wanted = {
                ...wanted,
                args: fromStruct(response.getArgs()),
                provider: response.getOptions()?.getProvider() ?? wanted.provider,
            };
        }
        return wanted;
    }

    close(): void {
        for (const client of this.clients.values()) client.close();
        this.clients.clear();
    }

    private async applyOne(wanted: Transformable, callback: Callback): Promise<Transformable> {
        const request = new messages.TransformRequest()
            .setType(wanted.type)
            .setName(wanted.name)
            .setCustom(wanted.custom)
            .setParent(wanted.parent)
            .setProperties(toStruct(wanted.properties))
            .setOptions(wanted.options);
        const answer = await this.run(callback, request.serializeBinary());
        const response = messages.TransformResponse.deserializeBinary(answer);
        return {
            ...wanted,
            properties: fromStruct(response.getProperties()),
            options: response.getOptions() ?? wanted.options,
        };
    }

    private run(callback: Callback, request: Uint8Array): Promise<Uint8Array> {
        const target = callback.getTarget();
        let client = this.clients.get(target);
        if (!client) {
            client = new CallbacksClient(target, credentials.createInsecure(), {
                "grpc.max_receive_message_length": -1,
            });
            this.clients.set(target, client);
        }
        const message = new CallbackInvokeRequest().setToken(callback.getToken()).setRequest(request);
        return new Promise((resolve, reject) => {
            client.invoke(message, (error, response) => {
                if (error) reject(new Error(error.details));
                else resolve(response.getResponse_asU8());
            });
        });
    }
}

/** Properties as outputs of the resources they came from, so that transforms do not lose sight of them. */
function withDependencies(
    properties: Properties,
    dependencies: Readonly<Record<string, readonly string[]>>,
): Properties {
    return Object.fromEntries(
        Object.entries(properties).map(([key, value]) => {
            const urns = dependencies[key] ?? [];
            return [key, urns.length === 0 ? value : asOutput(value, urns)];
        }),
    );
}

/** Reads a property bag from the wire. */
export function fromStruct(struct: Struct | undefined): Record<string, unknown> {
    return struct === undefined ? {} : (struct.toJavaScript() as Record<string, unknown>);
}

/** Writes a property bag for the wire. */
export function toStruct(properties: Properties): Struct {
    return Struct.fromJavaScript(toJson(properties) as Record<string, JavaScriptValue>);
}

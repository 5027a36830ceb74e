import { Server, ServerCredentials, status } from "@grpc/grpc-js";
import type { sendUnaryData, ServerUnaryCall, UntypedServiceImplementation } from "@grpc/grpc-js";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/provider_pb";

import { answerContext, answerFunction, makeUpOutputs, withAllTags } from "../gate/engine/answers";
import type { AnswerContext } from "../gate/engine/answers";
import { loadProjectFixtures } from "../gate/engine/answers/fixtures";
import { sdksFor } from "../gate/engine/answers/sdk";
import { fromStruct, toStruct } from "../gate/engine/transforms";
import { receive } from "../gate/engine/wire";
import { unknownValue } from "../policy-pack/policy";
import type { Properties } from "../policy-pack/policy";
import { documentedDefaults } from "./provider-defaults";

/**
 * Stands in for a provider plugin that cannot be had here, before the real engine: Check chooses names and fills in
 * documented defaults, a preview knows nothing that the cloud would give, an update makes it up.
 */
class StandInProvider {
    private configuration: Properties = {};
    private readonly fixtures = loadProjectFixtures(process.cwd());

    constructor(private readonly version: string) {}

    handlers(): Record<string, unknown> {
        return {
            handshake: unary(() => new messages.ProviderHandshakeResponse()),
            getSchema: unary(() => new messages.GetSchemaResponse().setSchema("{}")),
            checkConfig: unary((request: messages.CheckRequest) =>
                new messages.CheckResponse().setInputs(request.getNews()),
            ),
            diffConfig: unary(() =>
                new messages.DiffResponse().setChanges(messages.DiffResponse.DiffChanges.DIFF_NONE),
            ),
            configure: unary((request: messages.ConfigureRequest) => {
                this.configuration = propertiesOf(request.getArgs());
                return new messages.ConfigureResponse().setSupportspreview(true);
            }),
            check: unary((request: messages.CheckRequest) => {
                const inputs = this.check(typeOf(request.getUrn()), request.getUrn(), propertiesOf(request.getNews()));
                return new messages.CheckResponse().setInputs(toStruct(inputs));
            }),
            diff: unary((request: messages.DiffRequest) => {
                const same = sameProperties(propertiesOf(request.getOldInputs()), propertiesOf(request.getNews()));
                const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
                return new messages.DiffResponse().setChanges(same ? DIFF_NONE : DIFF_SOME);
            }),
            create: unary((request: messages.CreateRequest) => {
                const inputs = propertiesOf(request.getProperties());
                const { id, outputs } = this.outputs(request.getUrn(), inputs, request.getPreview());
                return new messages.CreateResponse().setId(id).setProperties(toStruct(outputs));
            }),
            update: unary((request: messages.UpdateRequest) => {
                const inputs = propertiesOf(request.getNews());
                const { outputs } = this.outputs(request.getUrn(), inputs, request.getPreview());
                return new messages.UpdateResponse().setProperties(toStruct(outputs));
            }),
            read: unary((request: messages.ReadRequest) => {
                const [urn, id] = [request.getUrn(), request.getId()];
                const inputs = propertiesOf(request.getInputs());
                const resource = { type: typeOf(urn), name: nameOf(urn), urn, inputs, custom: true, remote: false, id };
                const { outputs } = makeUpOutputs(resource, this.context("deep"));
                return new messages.ReadResponse()
                    .setId(id)
                    .setProperties(toStruct(outputs))
                    .setInputs(toStruct(inputs));
            }),
            delete: unary(() => new Empty()),
            invoke: unary(async (request: messages.InvokeRequest) => {
                const answer = await answerFunction(
                    request.getTok(),
                    propertiesOf(request.getArgs()),
                    this.context("deep"),
                );
                if (answer.origin !== "failed") return new messages.InvokeResponse().setReturn(toStruct(answer.result));
                const failures = answer.failures.map(({ property, reason }) =>
                    new messages.CheckFailure().setProperty(property).setReason(reason),
                );
                return new messages.InvokeResponse().setFailuresList(failures);
            }),
            cancel: unary(() => new Empty()),
            attach: unary(() => new Empty()),
            getPluginInfo: unary(() => new PluginInfo().setVersion(this.version)),
        };
    }

    private check(type: string, urn: string, inputs: Properties): Properties {
        const context = this.context("preview");
        const resource = { type, name: nameOf(urn), urn, inputs, custom: true, remote: false };
        // Beside the inputs, these are the names that the provider chooses.
        const named = { ...makeUpOutputs(resource, context).outputs, ...inputs };
        return withAllTags(type, { ...documentedDefaults[type], ...named }, this.configuration, context);
    }

    private outputs(urn: string, inputs: Properties, preview: boolean): { id: string; outputs: Properties } {
        const type = typeOf(urn);
        const context = this.context(preview ? "preview" : "deep");
        const resource = { type, name: nameOf(urn), urn, inputs, custom: true, remote: false };
        const { id = "", outputs } = makeUpOutputs(resource, context);
        // The AWS provider's outputs hold the id, too; policy packs are not told of it otherwise.
        if (!preview) return { id, outputs: type.startsWith("aws:") ? { ...outputs, id } : outputs };
        const computed = sdksFor(context.programDirectory)
            .of(type)
            ?.resource(type)
            ?.members.filter(({ name, optional }) => !optional && !(name in outputs));
        // The AWS provider knows its own Region, and gives it to what names none.
        const unknowns = (computed ?? []).map(
            ({ name }) => [name, name === "region" && type.startsWith("aws:") ? context.region : unknownValue] as const,
        );
        return { id: "", outputs: { ...Object.fromEntries(unknowns), ...outputs } };
    }

    private context(mode: AnswerContext["mode"]): AnswerContext {
        const { region } = this.configuration;
        return answerContext({
            fixtures: this.fixtures,
            programDirectory: process.cwd(),
            mode,
            region: typeof region === "string" ? region : undefined,
        });
    }
}

type Unary<Request, Response> = (request: Request) => Response | Promise<Response>;

function unary<Request, Response>(handle: Unary<Request, Response>) {
    return ({ request }: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>): void => {
        Promise.resolve(request)
            .then(handle)
            .then(
                (response) => callback(null, response),
                (error: unknown) => callback({ code: status.UNKNOWN, details: String(error) }),
            );
    };
}

function propertiesOf(struct: Struct | undefined): Properties {
    return struct === undefined ? {} : receive(fromStruct(struct)).properties;
}

function sameProperties(one: Properties, other: Properties): boolean {
    const sorted = (properties: Properties): string =>
        JSON.stringify(Object.entries(properties).sort(([a], [b]) => a.localeCompare(b, "en")));
    return sorted(one) === sorted(other);
}

function typeOf(urn: string): string {
    return urn.split("::")[2]?.split("$").at(-1) ?? "";
}

function nameOf(urn: string): string {
    return urn.split("::").slice(3).join("::");
}

/** Serves until the engine ends the process; prints the port first, as the engine expects of plugins. */
const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
const provider = new StandInProvider(process.env.ANNEX42_STAND_IN_VERSION ?? "");
server.addService(ResourceProviderService, provider.handlers() as UntypedServiceImplementation);
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    process.stdout.write(`${port}\n`);
});

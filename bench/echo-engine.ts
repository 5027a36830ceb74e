import type { ServiceError, UntypedServiceImplementation } from "@grpc/grpc-js";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import { EngineService } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { GetRootResourceResponse, SetRootResourceResponse } from "@pulumi/pulumi/proto/engine_pb";
import { InvokeResponse } from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorService } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct, Value } from "google-protobuf/google/protobuf/struct_pb";

import { makeUrn } from "../gate/engine/urn";
import type { Properties } from "../policy-pack/policy";

/** What the functions of our reference programs answer with, in one object. */
const functionResult = {
    accountId: "424242424242",
    arn: "arn:aws:iam::424242424242:user/someone",
    dnsSuffix: "amazonaws.com",
    id: "id",
    name: "eu-central-1",
    names: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
    partition: "aws",
    region: "eu-central-1",
    registryPath: "424242424242.dkr.ecr.eu-central-1.amazonaws.com/image:1",
    zoneIds: ["euc1-az1", "euc1-az2", "euc1-az3"],
};

type Handler<Request, Response> = (
    call: { readonly request: Request },
    callback: (error: ServiceError | null, response: Response) => void,
) => void;

function answers<Request, Response>(answer: (request: Request) => Response): Handler<Request, Response> {
    return ({ request }, callback) => callback(null, answer(request));
}

/**
 * The least that a program needs to run: an engine that keeps nothing and answers every registration with its inputs.
 *
 * @param others the outputs of the stacks that the program refers to, by name
 */
export async function serveEcho(
    project: string,
    stack: string,
    others: ReadonlyMap<string, Properties>,
): Promise<{ address: string; close(): void }> {
    const server = new Server();
    server.addService(ResourceMonitorService, {
        // Output values and references would have to be unpacked before they can be sent back.
        supportsFeature: answers((request: messages.SupportsFeatureRequest) =>
            new messages.SupportsFeatureResponse().setHassupport(
                !["outputValues", "resourceReferences"].includes(request.getId()),
            ),
        ),
        registerResource: answers((request: messages.RegisterResourceRequest) => {
            const [type, name] = [request.getType(), request.getName()];
            const object = request.getObject() ?? new Struct();
            const arn = `arn:aws:service:eu-central-1:424242424242:${name}`;
            if (request.getCustom()) object.getFieldsMap().set("arn", Value.fromJavaScript(arn));
            return new messages.RegisterResourceResponse()
                .setUrn(makeUrn(stack, project, request.getParent(), type, name))
                .setId(request.getCustom() ? `${name}-id` : "")
                .setObject(object);
        }),
        readResource: answers((request: messages.ReadResourceRequest) => {
            const [name, type] = [request.getId(), request.getType()];
            const properties = { name, outputs: others.get(name) ?? {}, secretOutputNames: [] };
            return new messages.ReadResourceResponse()
                .setUrn(makeUrn(stack, project, request.getParent(), type, request.getName()))
                .setProperties(Struct.fromJavaScript(properties as Parameters<typeof Struct.fromJavaScript>[0]));
        }),
        registerResourceOutputs: answers(() => new Empty()),
        signalAndWaitForShutdown: answers(() => new Empty()),
        invoke: answers(() => new InvokeResponse().setReturn(Struct.fromJavaScript(functionResult))),
    } as UntypedServiceImplementation);
    let root = "";
    server.addService(EngineService, {
        getRootResource: answers(() => new GetRootResourceResponse().setUrn(root)),
        setRootResource: answers((request: { getUrn(): string }) => {
            root = request.getUrn();
            return new SetRootResourceResponse();
        }),
        log: answers(() => new Empty()),
    } as UntypedServiceImplementation);
    const port = await new Promise<number>((resolve, reject) =>
        server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
            error ? reject(error) : resolve(bound),
        ),
    );
    return { address: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}

import { unknownValue } from "../../../policy-pack/policy/resource";
import type { Properties } from "../../../policy-pack/policy/resource";
import { autoName, hexId, madeUpTime, uuid } from "./made-up-strings";
import type { AnswerContext, AnsweredResource, ResourceAnswer } from "./types";

/** Kinds that belong to no namespace: those of Kubernetes itself, and by their usual names those of others. */
const clusterScoped =
    /:(?:APIService|CSIDriver|CSINode|CertificateSigningRequest|Cluster[A-Z]\w*|CustomResourceDefinition|DeviceClass|FlowSchema|GatewayClass|IngressClass|IPAddress|Namespace|Node|PersistentVolume|PriorityClass|PriorityLevelConfiguration|ResourceFlavor|RuntimeClass|ServiceCIDR|StorageClass|VolumeAttachment|VolumeAttributesClass|(?:Validating|Mutating)(?:AdmissionPolicy(?:Binding)?|WebhookConfiguration))$/;

const releaseType = "kubernetes:helm.sh/v3:Release";

/** The type token of the resource that an object of a manifest is; undefined for what is none. */
export function typeOfObject({ apiVersion, kind }: Properties): string | undefined {
    if (typeof apiVersion !== "string" || typeof kind !== "string") return undefined;
    return `kubernetes:${apiVersion === "v1" ? "core/v1" : apiVersion}:${kind}`;
}

/** An object in a namespace, where it may be in one and names none: so the provider's Check leaves it. */
export function withNamespace(type: string, object: Properties, namespace: unknown): Properties {
    if (typeof namespace !== "string" || clusterScoped.test(type)) return object;
    if (type === releaseType) return { namespace, ...object };
    const { metadata = {} } = object;
    if (typeof metadata !== "object" || metadata === null || "namespace" in metadata) return object;
    return { ...object, metadata: { ...metadata, namespace } };
}

/** What an API server answers: the object, with its name and namespace, and the addresses that programs read. */
export function kubernetesOutputs(
    resource: AnsweredResource,
    inputs: Properties,
    context: AnswerContext,
): ResourceAnswer {
    const [namespace, name] = resource.id?.includes("/")
        ? (resource.id.split("/", 2) as [string, string])
        : [undefined, resource.id];
    if (resource.type === releaseType) return releaseOutputs(resource, inputs, context);
    const given = objectOf(inputs.metadata);
    const metadata: Record<string, unknown> = {
        ...given,
        name:
            name ??
            given.name ??
            (typeof given.generateName === "string" ? given.generateName : autoName(resource.name)),
    };
    if (!clusterScoped.test(resource.type)) metadata.namespace = namespace ?? given.namespace ?? "default";
    const named = { ...resource.inputs, metadata };
    if (resource.id !== undefined) return { id: resource.id, outputs: { ...named, ...readOutputs(resource, context) } };
    if (context.mode === "preview") {
        metadata.uid = metadata.creationTimestamp = unknownValue;
        return { outputs: { ...named, ...previewOutputs(resource.type, inputs) } };
    }

    metadata.uid = uuid(resource.urn);
    metadata.creationTimestamp = madeUpTime;
    metadata.generation = 1;
    const id =
        metadata.namespace === undefined ? metadata.name : `${String(metadata.namespace)}/${String(metadata.name)}`;
    return { id: String(id), outputs: { ...named, ...deepOutputs(resource, inputs) } };
}

function releaseOutputs(resource: AnsweredResource, inputs: Properties, context: AnswerContext): ResourceAnswer {
    const name = inputs.name ?? autoName(resource.name);
    const namespace = inputs.namespace ?? "default";
    const outputs = { ...resource.inputs, name, namespace };
    if (context.mode === "preview") return { outputs };
    const status = { name, namespace, chart: inputs.chart, status: "deployed", revision: 1 };
    return { id: `${String(namespace)}/${String(name)}`, outputs: { ...outputs, status } };
}

/** A service's address and node ports are the server's choice: unknown, not absent. */
function previewOutputs(type: string, inputs: Properties): Properties {
    return isService(type) ? { spec: serviceSpec(inputs, unknownValue, unknownValue) } : {};
}

/** Services that can be reached at every node have a port there for each of theirs. */
function serviceSpec(inputs: Properties, clusterIP: string, nodePort: unknown): Record<string, unknown> {
    const given = objectOf(inputs.spec);
    const { ports } = given;
    const onNodes = given.type === "NodePort" || given.type === "LoadBalancer";
    if (!onNodes || !Array.isArray(ports)) return { clusterIP, ...given };
    return { clusterIP, ...given, ports: ports.map((port: unknown) => ({ nodePort, ...objectOf(port) })) };
}

/** Of an object that is read nobody here knows more than its name: what stays absent is unknown to the program. */
function readOutputs({ type, urn }: AnsweredResource, { mode }: AnswerContext): Properties {
    return mode === "deep" && hasAddress(type) ? { status: addressStatus(urn) } : {};
}

function deepOutputs({ type, urn }: AnsweredResource, inputs: Properties): Properties {
    if (isService(type)) {
        const spec = serviceSpec(inputs, "10.43.0.42", 30042);
        // Other services have no address, and a program that asks for one all the same is not ended by that in a preview.
        return spec.type === "LoadBalancer" ? { spec, status: addressStatus(urn) } : { spec };
    }
    return hasAddress(type) ? { status: addressStatus(urn) } : {};
}

function addressStatus(urn: string): Properties {
    return { loadBalancer: { ingress: [{ hostname: `${hexId(urn)}.example.com`, ip: "203.0.113.42" }] } };
}

function hasAddress(type: string): boolean {
    return isService(type) || type.endsWith(":Ingress");
}

function isService(type: string): boolean {
    return type === "kubernetes:core/v1:Service";
}

export function objectOf(value: unknown): Record<string, unknown> {
    return value !== null && typeof value === "object" && !Array.isArray(value)
        ? (value as Record<string, unknown>)
        : {};
}

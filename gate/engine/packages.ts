import type { RegisterPackageRequest } from "@pulumi/pulumi/proto/resource_pb";
import { unknownValue } from "../../policy-pack/policy/resource";
import type { Resource } from "../../policy-pack/policy/resource";
import { makeUpOutputs } from "./answers";
import type { AnswerContext } from "./answers";
import { makeUrn, packageOf } from "./urn";

/** What a registration says about the provider it needs. */
export interface ProviderRequest {
    /** What registerPackage answered, for parameterized packages. */
    readonly packageReference: string;
    readonly type: string;
    readonly version: string;
    readonly url: string;
}

interface Package {
    readonly name: string;
    readonly version: string;
    readonly url: string;
}

/** The packages that a program uses, and the default providers made for them. */
export class Packages {
    private readonly byReference = new Map<string, Package>();
    private readonly defaults = new Map<string, string>();

    constructor(
        private readonly options: {
            readonly project: string;
            readonly stack: string;
            readonly config: Readonly<Record<string, string>>;
            readonly context: AnswerContext;
        },
    ) {}

    /** Takes note of a package and gives the reference by which resources will name it. */
    register(request: RegisterPackageRequest): string {
        const parameterization = request.getParameterization();
        const found = {
            name: parameterization?.getName() || request.getName(),
            version: parameterization?.getVersion() || request.getVersion(),
            url: request.getDownloadUrl(),
        };
        const reference = `package-${found.name}-${found.version}`;
        this.byReference.set(reference, found);
        return reference;
    }

    /** The reference (`urn::id`) of the default provider for a request; made with `add` when it is the first to ask. */
    defaultProvider(request: ProviderRequest, add: (provider: Resource) => void): string {
        const { name, version, url } = this.byReference.get(request.packageReference) ?? {
            name: packageOf(request.type),
            version: request.version,
            url: request.url,
        };
        const type = `pulumi:providers:${name}`;
        const providerName = defaultProviderName(version, url);
        const { stack, project, config, context } = this.options;
        const urn = makeUrn(stack, project, "", type, providerName);
        const known = this.defaults.get(urn);
        if (known !== undefined) return known;

        const inputs: Record<string, string> = {};
        for (const [key, value] of Object.entries(config)) {
            if (key.startsWith(`${name}:`)) inputs[key.slice(name.length + 1)] = value;
        }
        if (version !== "") inputs.version = version;
        if (url !== "") inputs.pluginDownloadURL = url;
        const resource = { type, name: providerName, urn, inputs, custom: true, remote: false };
        const id = context.mode === "deep" ? makeUpOutputs(resource, context).id : undefined;
        add({
            urn,
            type,
            name: providerName,
            ...(id === undefined ? {} : { id }),
            custom: true,
            inputs,
            outputs: inputs,
            dependencies: [],
            propertyDependencies: {},
        });
        const reference = `${urn}::${id ?? unknownValue}`;
        this.defaults.set(urn, reference);
        return reference;
    }
}

/** As the engine names them: `default`, `default_7_48_0`. */
function defaultProviderName(version: string, url: string): string {
    const parts = ["default", version, url].filter((part) => part !== "");
    return parts.join("_").replace(/[^A-Za-z0-9_/]/g, "_");
}

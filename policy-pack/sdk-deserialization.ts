import type { Struct } from "google-protobuf/google/protobuf/struct_pb";

import type { Properties } from "./policy";

type Deserialize = (properties: Struct, proxySecrets: boolean) => Properties;

/**
 * Makes the SDK's analyzer server deserialise the properties of a request once, not once for every policy, which is
 * most of its time. Our policies get read-only views, so sharing is safe; remediations ask for secrets to be kept
 * apart and change what they get, so they still get copies of their own.
 */
export function deserializeOncePerRequest(): void {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- the module object itself is what the server calls through
    const sdk = require("@pulumi/policy/deserialize") as { deserializeProperties: Deserialize };
    const original = sdk.deserializeProperties;
    const seen = new WeakMap<Struct, Properties>();
    sdk.deserializeProperties = (properties, proxySecrets) => {
        if (proxySecrets) return original(properties, proxySecrets);
        let deserialized = seen.get(properties);
        if (!deserialized) seen.set(properties, (deserialized = original(properties, proxySecrets)));
        return deserialized;
    };
}

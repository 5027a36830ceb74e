import * as pulumi from "@pulumi/pulumi";

import { accountOf } from "./account";

/**
 * A resource of the AWS Native provider, by the properties of its CloudFormation type: for what AWS's classic provider
 * has not. Pulumi installs the provider by itself; its SDK is not needed.
 */
export class NativeResource extends pulumi.CustomResource {}

/** The AWS Native provider for the region that a component is in: it does not read the classic provider's settings. */
export class NativeProvider extends pulumi.ProviderResource {
    constructor(name: string, parent: pulumi.ComponentResource) {
        super("aws-native", name, { region: accountOf(parent).region }, { parent });
    }
}

export const nativeApplicationType = "aws-native:qbusiness:Application";

/** Both providers make applications; `@pulumi/aws` only those with IAM Identity Center. */
export const applicationTypes = ["aws:qbusiness/application:Application", nativeApplicationType] as const;

/** The arguments of an application that only `@pulumi/aws-native` has. */
export interface NativeApplicationArgs {
    /** One of AWS_IAM_IDP_SAML, AWS_IAM_IDP_OIDC, AWS_IAM_IDC, AWS_QUICKSIGHT_IDP and ANONYMOUS. */
    readonly identityType?: string;
}

/** The arguments of a plugin, as far as they are read here. */
export interface PluginArgs {
    readonly type?: string;
    readonly serverUrl?: string;
    readonly authConfiguration?: {
        readonly basicAuthConfiguration?: object;
        readonly oAuth2ClientCredentialConfiguration?: object;
        readonly idcAuthConfiguration?: object;
        readonly noAuthConfiguration?: object;
    };
}

/** The arguments of a data source, as far as they are read here. */
export interface DataSourceArgs {
    readonly vpcConfiguration?: {
        readonly subnetIds?: readonly string[];
        readonly securityGroupIds?: readonly string[];
    };
}

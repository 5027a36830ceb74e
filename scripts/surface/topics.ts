/** What a property may bear on, by words in its path. */
const topics = {
    encryption: /kms|encrypt|cmk|sseType|serverSideEncryption/i,
    network:
        /vpc|subnet|securityGroup|network|endpoint(?!(Id|Arn|Name)$|Input|Name)|(?<!image)url$|https|tls|privateLink|dns/i,
    exposure: /public|cidr|ipAddress|(^|\.)policy$|accessPolic|resourcePolic|allowed(Ip|Cidr)|directInternet|cors/i,
    identity:
        /role(Arn)?$|auth|identity|principal|singleSignOn|(^|\.)sso|jwt|oauth|oidc|saml|cognito|userContext|rootAccess|userPool|accessControl/i,
    logging:
        /logging|loggroup|logs?(Config|Delivery|Destination|Settings|Publishing)|trac(e|ing)|dataCapture|record(ing)?(\.|$)|observability|sampling/i,
    guardrails:
        /guardrail|contentPolicy|topicPolicy|wordPolicy|sensitiveInformation|grounding|obfuscation|moderation|allowedTools|maxIterations|maxTokens|approval|policyEngine|interceptor|faceMatchThreshold|dataSharing|sentiment|requireConfirmation/i,
    provenance:
        /image(Uri|Version|Arn|Tag)?$|containerUri|digest|modelId$|modelArn|modelDataUrl|modelDataSource|modelPackage(Name|Arn)$|versionId|(^|\.)version$|agentVersion|repository|codeConfiguration|sourceUri|s3Uri|artifact/i,
    integrity:
        /versioning|rotation|objectOwnership|objectLock|mutab|scanOn|scanning|deletionWindow|logFileValidation|multiRegion|assumeRole|ingress|egress|mfaDelete|securityContext|podSecurity|resourceQuota/i,
    retention:
        /retention|expir|ttl|lifetime|idle|deletionProtection|forceDestroy|skipDeletion|deletionPolicy|skipDestroy|timeoutInSeconds|sessionTimeout/i,
    secrets:
        /secret|password|apiKey|credential|environment(s|Variables)?$|token(s)?$|header(s|Allow)|lifecycleConfig(.*)(on(Create|Start)|content)$/i,
} as const satisfies Readonly<Record<string, RegExp>>;

export type Topic = keyof typeof topics;

/** Names of what Pulumi adds, and of what says only how a resource is called. */
const beside = /(^|\.)(timeouts(\..*)?|region|tags(All)?|description|displayName|name|namePrefix)$/;

/** The topics that a property bears on, by its path. */
export function topicsOf(path: string): readonly Topic[] {
    if (beside.test(path)) return [];
    return (Object.keys(topics) as Topic[]).filter((topic) => topics[topic].test(path));
}

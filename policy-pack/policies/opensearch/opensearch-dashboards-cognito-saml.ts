import type { DomainArgs, DomainSamlOptionsArgs } from "@pulumi/aws/opensearch";

import { definePolicy, ref, unknownValue } from "../../policy";
import { domainTypes } from "../../services/opensearch";
import { someOf } from "../../services/lists";

const [domainType] = domainTypes;
const samlTypes = [
    "aws:opensearch/domainSamlOptions:DomainSamlOptions",
    "aws:elasticsearch/domainSamlOptions:DomainSamlOptions",
] as const;
const [samlType] = samlTypes;
const cognito = {
    userPoolId: "eu-central-1_a1b2c3d4e",
    identityPoolId: "eu-central-1:0f1e2d3c-0000-4000-8000-0123456789ab",
    roleArn: "arn:aws:iam::111122223333:role/dashboards",
};

export default definePolicy<DomainArgs>({
    id: "opensearch-dashboards-cognito-saml",
    title: "People sign in to OpenSearch Dashboards by Cognito or SAML",
    severity: "medium",
    scope: "stack",
    appliesTo: domainTypes,
    supports: ["A.3.2", "A.7.2"],
    equivalents: ["prowler:opensearch_service_domains_use_cognito_authentication_for_kibana"],
    why: "Otherwise Dashboards knows a password that people share, or nobody at all, and no record says who read the documents.",
    fix: "Set cognitoOptions.enabled to true with its pools, or add DomainSamlOptions for the domain.",
    reference: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/dashboards.html",
    check(domain, { graph, report, unknown }) {
        if (String(domain.props.cognitoOptions?.enabled) === "true") return;
        const saml = graph.referringTo<DomainSamlOptionsArgs>(domain, "domainName", ...samlTypes);
        if (someOf(saml.resources, ({ props }) => String(props.samlOptions?.enabled) === "true")) return;
        if (saml.complete) report("takes neither Cognito nor SAML for Dashboards", "cognitoOptions.enabled");
        else unknown("may be the domain of SAML options whose domain is not known yet");
    },
    examples: {
        passes: {
            "Cognito is on": {
                knowledge: { type: domainType, props: { cognitoOptions: { enabled: true, ...cognito } } },
            },
            "SAML is on": {
                knowledge: { type: domainType, props: { domainName: "knowledge" } },
                saml: {
                    type: samlType,
                    props: { domainName: ref("knowledge", "domainName"), samlOptions: { enabled: true } },
                },
            },
        },
        fails: {
            "both are left at their default, off": {
                knowledge: { type: domainType, props: { domainName: "knowledge" } },
            },
            "Cognito is set up and off": {
                knowledge: { type: domainType, props: { cognitoOptions: { enabled: false, ...cognito } } },
            },
            "SAML is another domain's": {
                knowledge: { type: domainType, props: { domainName: "knowledge" } },
                saml: { type: samlType, props: { domainName: "archive", samlOptions: { enabled: true } } },
            },
        },
        unknown: {
            "whether Cognito is on is not known yet": {
                knowledge: { type: domainType, props: { cognitoOptions: { enabled: unknownValue, ...cognito } } },
            },
            "the domain of the SAML options is not known yet": {
                knowledge: { type: domainType, props: { domainName: "knowledge" } },
                saml: { type: samlType, props: { domainName: unknownValue, samlOptions: { enabled: true } } },
            },
        },
    },
});

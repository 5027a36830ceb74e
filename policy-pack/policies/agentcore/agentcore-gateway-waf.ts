import { definePolicy, ref, unknownValue } from "../../policy";
import { gatewayType } from "../../services/agentcore";

const associationTypes = ["aws:wafv2/webAclAssociation:WebAclAssociation", "aws-native:wafv2:WebAclAssociation"];
const [associationType = ""] = associationTypes;
const webAclArn = "arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/agents/1234abcd-12ab-34cd-56ef-1234567890ab";

export default definePolicy({
    id: "agentcore-gateway-waf",
    title: "Gateways are behind a web ACL",
    severity: "low",
    scope: "stack",
    appliesTo: gatewayType,
    supports: ["A.6.2.6"],
    equivalents: ["aws-aiml:AG-27"],
    why: "A gateway is on the internet. A web ACL limits rates and bodies before a request costs a token check, a tool call or a model call.",
    fix: "Add a WebAclAssociation of a regional web ACL whose resourceArn is the gateway.",
    reference: "https://docs.aws.amazon.com/bedrock-agentcore/latest/devguide/gateway-waf.html",
    check(gateway, { graph, report, unknown }) {
        const associations = graph.referringTo(gateway, "resourceArn", ...associationTypes);
        if (associations.resources.length > 0) return;
        if (associations.complete) report("has no web ACL");
        else unknown("may be the resource of an association whose resource is not known yet");
    },
    examples: {
        passes: {
            "a web ACL is associated": {
                tools: { type: gatewayType },
                protection: {
                    type: associationType,
                    props: { resourceArn: ref("tools", "gatewayArn"), webAclArn },
                },
            },
        },
        fails: {
            "there is no web ACL": { tools: { type: gatewayType } },
            "the web ACL is a load balancer's": {
                tools: { type: gatewayType },
                protection: {
                    type: associationType,
                    props: {
                        resourceArn:
                            "arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/web/50dc6c495c0c9188",
                        webAclArn,
                    },
                },
            },
        },
        unknown: {
            "the resource of an association is not known yet": {
                tools: { type: gatewayType },
                protection: { type: associationType, props: { resourceArn: unknownValue, webAclArn } },
            },
        },
    },
});

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const table = new aws.dynamodb.Table("orders", {
    attributes: [{ name: "id", type: "S" }],
    hashKey: "id",
    billingMode: "PAY_PER_REQUEST",
});
const role = new aws.iam.Role("handler", {
    assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
    }),
    managedPolicyArns: [aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole],
});
new aws.iam.RolePolicy("orders", {
    role: role.id,
    policy: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "dynamodb:*", Resource: table.arn }],
    }),
});

const api = new aws.apigatewayv2.Api("orders", { protocolType: "HTTP", corsConfiguration: { allowOrigins: ["*"] } });
const code = new pulumi.asset.AssetArchive({
    "index.js": new pulumi.asset.StringAsset("exports.handler = async () => ({ statusCode: 200 });"),
});
for (const [name, routeKey] of Object.entries({ list: "GET /orders", add: "POST /orders" })) {
    const handler = new aws.lambda.Function(name, {
        runtime: aws.lambda.Runtime.NodeJS20dX,
        handler: "index.handler",
        role: role.arn,
        code,
        environment: { variables: { TABLE: table.name } },
    });
    new aws.lambda.Permission(name, {
        action: "lambda:InvokeFunction",
        function: handler.name,
        principal: "apigateway.amazonaws.com",
        sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
    });
    const integration = new aws.apigatewayv2.Integration(name, {
        apiId: api.id,
        integrationType: "AWS_PROXY",
        integrationUri: handler.invokeArn,
        payloadFormatVersion: "2.0",
    });
    new aws.apigatewayv2.Route(name, {
        apiId: api.id,
        routeKey,
        target: pulumi.interpolate`integrations/${integration.id}`,
    });
}
new aws.apigatewayv2.Stage("live", { apiId: api.id, name: "$default", autoDeploy: true });

export const url = api.apiEndpoint;

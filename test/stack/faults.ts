// One planted fault at least for each rule: a change of the graph that the rule must see.
import type { Stage } from "./evaluate.ts";
import type { Graph, Resource } from "./graph.ts";
import type { RuleName } from "./rules.ts";

type Fault = { breaks: RuleName; stage?: Stage; plant: (graph: Graph) => Graph };

/** The graph without the resources of a type, or without those whose name begins so. */
const without =
  (type: string, name = "") =>
  (graph: Graph) =>
    graph.filter((resource) => resource.type !== type || !resource.name.startsWith(name));

/** The graph in which each resource of a type has these inputs besides, or in place of what it had. */
const having =
  (type: string, inputs: Record<string, unknown>, name = "") =>
  (graph: Graph) =>
    graph.map((resource) =>
      resource.type === type && resource.name.startsWith(name)
        ? { ...resource, inputs: { ...resource.inputs, ...inputs } }
        : resource,
    );

const changed = (type: string, change: (resource: Resource) => Partial<Resource>) => (graph: Graph) =>
  graph.map((resource) => (resource.type === type ? { ...resource, ...change(resource) } : resource));

/** Each role may do this besides. */
const granting = (Action: string[], Resource: string[]) =>
  changed("aws:iam/role:Role", ({ inputs }) => ({
    inputs: {
      ...inputs,
      inlinePolicies: [
        { name: "inline", policy: JSON.stringify({ Statement: [{ Effect: "Allow", Action, Resource }] }) },
      ],
    },
  }));

const FUNCTION = "aws:lambda/function:Function";
const MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping";
const TABLE = "aws:dynamodb/table:Table";
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const HEADERS = "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy";
const anybody = (name: string): Resource => ({
  type: "aws:lambda/permission:Permission",
  name,
  inputs: { principal: "*", action: "lambda:InvokeFunctionUrl" },
});

export const faults: Record<string, Fault> = {
  "an older Node": {
    breaks: "functions run on Graviton with the Node that Lambda keeps longest",
    plant: having(FUNCTION, { runtime: "nodejs20.x" }),
  },
  "another processor": {
    breaks: "functions run on Graviton with the Node that Lambda keeps longest",
    plant: having(FUNCTION, { architectures: ["x86_64"] }),
  },
  "an address that is open": {
    breaks: "no function has an address that takes what nobody has signed",
    plant: having("aws:lambda/functionUrl:FunctionUrl", { authorizationType: "NONE" }),
  },
  "a function that anybody may call": {
    breaks: "no function has an address that takes what nobody has signed",
    plant: (graph) => [...graph, anybody("Api")],
  },
  "a router that may not call": {
    breaks: "the router alone may call the API, and signs what it passes on",
    plant: without("aws:lambda/permission:Permission"),
  },
  "a router that does not sign": {
    breaks: "the router alone may call the API, and signs what it passes on",
    plant: without("pulumi-nodejs:dynamic:Resource", "ApiRouteKey"),
  },
  "another address": {
    breaks: "portal and API have one address",
    plant: having(DISTRIBUTION, { aliases: ["api.example"] }),
  },
  "a second distribution": {
    breaks: "portal and API have one address",
    plant: (graph) => [...graph, ...graph.filter(({ type }) => type === DISTRIBUTION)],
  },
  "pages over HTTP": {
    breaks: "everything is served over HTTPS",
    plant: having(DISTRIBUTION, { defaultCacheBehavior: { viewerProtocolPolicy: "allow-all" } }),
  },
  "no firewall": {
    breaks: "whoever calls too often is stopped before anything is run",
    plant: having(DISTRIBUTION, { webAclId: "" }),
  },
  "a firewall that does not count": {
    breaks: "whoever calls too often is stopped before anything is run",
    plant: having("aws:wafv2/webAcl:WebAcl", { rules: [] }),
  },
  "another policy of contents": {
    breaks: "static files carry the headers that the API's answers carry",
    plant: having(HEADERS, {
      securityHeadersConfig: { contentSecurityPolicy: { contentSecurityPolicy: "default-src *" } },
    }),
  },
  "headers that nobody adds": {
    breaks: "static files carry the headers that the API's answers carry",
    plant: having(DISTRIBUTION, { defaultCacheBehavior: {} }),
  },
  "every action on the table": {
    breaks: "no policy has a wildcard for an action, or for a resource",
    plant: granting(["dynamodb:*"], ["arn:aws:dynamodb:eu-north-1:123456789012:table/TableTable-0000000"]),
  },
  "every bucket": {
    breaks: "no policy has a wildcard for an action, or for a resource",
    plant: granting(["s3:GetObject"], ["arn:aws:s3:::*"]),
  },
  "every object of the bucket": {
    breaks: "no policy has a wildcard for an action, or for a resource",
    plant: granting(["s3:GetObject"], ["arn:aws:s3:::ObjectsBucket-0000000/*"]),
  },
  "a policy of AWS's": {
    breaks: "a role may do what its own statements say, and belongs to one function",
    plant: having("aws:iam/role:Role", { managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"] }),
  },
  "a role that two functions share": {
    breaks: "a role may do what its own statements say, and belongs to one function",
    plant: having(FUNCTION, { role: "arn:aws:iam::123456789012:role/ApiRole-0000000" }),
  },
  "a role that anybody in the account may take": {
    breaks: "a role may do what its own statements say, and belongs to one function",
    plant: having("aws:iam/role:Role", { assumeRolePolicy: "arn:aws:iam::123456789012:root" }),
  },
  "somebody else's folder": {
    breaks: "a function may do with table and objects what infra/access.ts says, and nothing else",
    plant: granting(["s3:GetObject"], ["arn:aws:s3:::ObjectsBucket-0000000/exports/*"]),
  },
  "a log that may not be written": {
    breaks: "a function writes to its own group of logs, which is not kept for ever",
    plant: having(FUNCTION, { loggingConfig: { logGroup: "/passa/production/Other" } }),
  },
  "logs for ever": {
    breaks: "a function writes to its own group of logs, which is not kept for ever",
    plant: having("aws:cloudwatch/logGroup:LogGroup", { retentionInDays: undefined }),
  },
  "a batch that fails as a whole": {
    breaks: "a consumer of the stream says what it could not do, gives up in the end, and tells of it",
    plant: having(MAPPING, { functionResponseTypes: [] }),
  },
  "a record that is tried for ever": {
    breaks: "a consumer of the stream says what it could not do, gives up in the end, and tells of it",
    plant: having(MAPPING, { maximumRetryAttempts: undefined }),
  },
  "a record that is lost": {
    breaks: "a consumer of the stream says what it could not do, gives up in the end, and tells of it",
    plant: having(MAPPING, { destinationConfig: undefined }),
  },
  "a consumer that may not tell": {
    breaks: "a consumer of the stream says what it could not do, gives up in the end, and tells of it",
    plant: granting(["dynamodb:GetRecords"], ["arn:aws:dynamodb:eu-north-1:123456789012:table/TableTable-0000000"]),
  },
  "a filter that Lambda refuses": {
    breaks: "a filter of a stream uses the operators that Lambda has",
    plant: having(MAPPING, {
      filterCriteria: { filters: [{ pattern: '{"dynamodb":{"Keys":{"pk":{"S":[{"wildcard":"*#x#*"}]}}}}' }] },
    }),
  },
  "a message that is tried for ever": {
    breaks: "a message that cannot be dealt with is kept in another queue",
    plant: having("aws:sqs/queue:Queue", { redrivePolicy: undefined }),
  },
  "a table of yesterday alone": {
    breaks: "the table can be taken back to any second, is encrypted with our key, and tells of its changes",
    plant: having(TABLE, { pointInTimeRecovery: { enabled: false } }),
  },
  "a table under AWS's key": {
    breaks: "the table can be taken back to any second, is encrypted with our key, and tells of its changes",
    plant: having(TABLE, { serverSideEncryption: undefined }),
  },
  "a silent table": {
    breaks: "the table can be taken back to any second, is encrypted with our key, and tells of its changes",
    plant: having(TABLE, { streamViewType: "KEYS_ONLY" }),
  },
  "objects under AWS's key": {
    breaks: "objects are encrypted with our key, keep their versions, and are nobody else's",
    plant: without("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration"),
  },
  "a bucket that may be public": {
    breaks: "objects are encrypted with our key, keep their versions, and are nobody else's",
    plant: having("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", { blockPublicPolicy: false }, "Objects"),
  },
  "a bucket without versions": {
    breaks: "objects are encrypted with our key, keep their versions, and are nobody else's",
    plant: without("aws:s3/bucketVersioning:BucketVersioning"),
  },
  "the same key for ever": {
    breaks: "our key is a new one each year",
    plant: having("aws:kms/key:Key", { enableKeyRotation: false }),
  },
  "a production that goes": {
    breaks: "removing production keeps what people have written; the other stages go away",
    plant: changed(TABLE, () => ({ retainOnDelete: false })),
  },
  "a table that anybody may delete": {
    breaks: "removing production keeps what people have written; the other stages go away",
    plant: having(TABLE, { deletionProtectionEnabled: false }),
  },
  "a dev that stays": {
    breaks: "removing production keeps what people have written; the other stages go away",
    stage: "dev",
    plant: changed(TABLE, () => ({ retainOnDelete: true })),
  },
  "errors that nobody hears of": {
    breaks: "whoever is on duty hears of every function that fails and of every consumer that is behind",
    plant: without(ALARM, "PoolsLostErrors"),
  },
  "a consumer that is behind in silence": {
    breaks: "whoever is on duty hears of every function that fails and of every consumer that is behind",
    plant: without(ALARM, "PoolsBehind"),
  },
  "alarms that reach nobody": {
    breaks: "whoever is on duty hears of every function that fails and of every consumer that is behind",
    plant: having(ALARM, { alarmActions: [] }),
  },
  "no dashboard": {
    breaks: "there is a dashboard, and somebody hears when the month becomes dear",
    plant: without("aws:cloudwatch/dashboard:Dashboard"),
  },
  "a budget that tells nobody": {
    breaks: "there is a dashboard, and somebody hears when the month becomes dear",
    plant: having("aws:budgets/budget:Budget", { notifications: [] }),
  },
  "people who let themselves in": {
    breaks: "whoever signs in at Cognito was let in by somebody, gives a second factor, and comes back to us",
    plant: having("aws:cognito/userPool:UserPool", { adminCreateUserConfig: { allowAdminCreateUserOnly: false } }),
  },
  "a password alone": {
    breaks: "whoever signs in at Cognito was let in by somebody, gives a second factor, and comes back to us",
    plant: having("aws:cognito/userPool:UserPool", { mfaConfiguration: "OPTIONAL" }),
  },
  "a way back to somebody else": {
    breaks: "whoever signs in at Cognito was let in by somebody, gives a second factor, and comes back to us",
    plant: having("aws:cognito/userPoolClient:UserPoolClient", { callbackUrls: ["https://example.com"] }),
  },
};

// What holds of the stack, stage by stage: predicates on the graph of its resources. A rule gives its faults, none when it holds.
import { devices, pageHeaders } from "../../packages/functions/src/api/security-headers.ts";
import { type Access, access } from "../../infra/access.ts";
import type { Stage } from "./evaluate.ts";
import { type Graph, grantsOf, ofType, type Resource, roleOf, type Statement, statementsIn } from "./graph.ts";

type Rule = (graph: Graph, stage: Stage) => string[];

const FUNCTION = "aws:lambda/function:Function";
const MAPPING = "aws:lambda/eventSourceMapping:EventSourceMapping";
const ROLE = "aws:iam/role:Role";
const QUEUE = "aws:sqs/queue:Queue";
const TABLE = "aws:dynamodb/table:Table";
const BUCKET = "aws:s3/bucket:Bucket";
const DISTRIBUTION = "aws:cloudfront/distribution:Distribution";
const OPERATORS = ["anything-but", "equals-ignore-case", "exists", "numeric", "prefix", "suffix"];
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** A value inside what a resource was given, by its path. */
const at = (resource: Resource | undefined, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    resource?.inputs,
  );
const items = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value : value ? [value as Record<string, unknown>] : [];

/** One line for each that the rule does not hold of; and one when there is none at all, since then nothing was checked. */
const each = (graph: Graph, type: string, holds: (resource: Resource) => boolean, what: string): string[] => {
  const all = ofType(graph, type);
  if (all.length === 0) return [`there is no ${type}`];
  return all.filter((resource) => !holds(resource)).map(({ name }) => `${name}: ${what}`);
};

const one = (graph: Graph, type: string, holds: (resource: Resource) => boolean, what: string): string[] =>
  ofType(graph, type).some(holds) ? [] : [what];

/** Policies wherever they stand: in roles, on users, buckets, queues and topics. */
function allStatements(graph: Graph): { resource: Resource; statement: Statement }[] {
  return graph.flatMap((resource) =>
    [...grantsOf(resource), ...statementsIn(resource.inputs["policy"])].map((statement) => ({ resource, statement })),
  );
}

/**
 * A place below something that is named: objects under a prefix, the streams of a group of logs; and in what a bucket says of
 * itself, its objects.
 */
const isWithin = (arn: string, saidBy: Resource): boolean =>
  /^arn:aws:s3:::[\w-]+\/[\w/]+\/\*$/.test(arn) ||
  /^arn:aws:logs:[\w-]+:\d+:log-group:\/[\w/-]+:\*$/.test(arn) ||
  (saidBy.type === "aws:s3/bucketPolicy:BucketPolicy" && arn === `arn:aws:s3:::${String(at(saidBy, "bucket"))}/*`);

const mayDo = (role: Resource | undefined, action: string, arn: unknown): boolean =>
  role !== undefined &&
  grantsOf(role).some(({ Action, Resource }) => Action.includes(action) && Resource.includes(String(arn)));

/** A function by its ARN, or by its name. */
const functionNamed = (graph: Graph, arnOrName: unknown): Resource | undefined =>
  ofType(graph, FUNCTION).find(
    (fn) => at(fn, "name") === arnOrName || String(arnOrName).endsWith(`:function:${fn.name}-0000000`),
  );

const ofOurs = ({ name }: Resource): boolean => !name.startsWith("Router") && !name.startsWith("Portal");

export const rules = {
  "functions run on Graviton with the Node that Lambda keeps longest": (graph) =>
    each(
      graph,
      FUNCTION,
      (fn) => at(fn, "runtime") === "nodejs24.x" && at(fn, "architectures", 0) === "arm64",
      "is not nodejs24.x on arm64",
    ),

  "no function has an address that takes what nobody has signed": (graph) => [
    ...each(
      graph,
      "aws:lambda/functionUrl:FunctionUrl",
      (url) => at(url, "authorizationType") === "AWS_IAM",
      "is open",
    ),
    ...ofType(graph, "aws:lambda/permission:Permission")
      .filter((permission) => at(permission, "principal") === "*")
      .map(({ name }) => `${name}: anybody may call`),
  ],

  "the router alone may call the API, and signs what it passes on": (graph) => [
    ...["lambda:InvokeFunctionUrl", "lambda:InvokeFunction"].flatMap((action) =>
      one(
        graph,
        "aws:lambda/permission:Permission",
        (permission) =>
          at(permission, "action") === action &&
          at(permission, "principal") === "cloudfront.amazonaws.com" &&
          String(at(permission, "sourceArn")).includes(":distribution/"),
        `the router may not ${action}`,
      ),
    ),
    ...one(
      graph,
      "pulumi-nodejs:dynamic:Resource",
      (keys) => /"signingBehavior":"always".*"originType":"lambda"/.test(String(at(keys, "entries", "metadata"))),
      "what the router passes to the API is not signed",
    ),
  ],

  "portal and API have one address": (graph, stage) => [
    ...each(
      graph,
      DISTRIBUTION,
      (cdn) => String(at(cdn, "aliases", 0)) === `${stage}.passa.example`,
      "is not at the stage's domain",
    ),
    ...(ofType(graph, DISTRIBUTION).length === 1 ? [] : ["there is more than one distribution"]),
  ],

  "everything is served over HTTPS": (graph) =>
    each(
      graph,
      DISTRIBUTION,
      (cdn) =>
        at(cdn, "defaultCacheBehavior", "viewerProtocolPolicy") === "redirect-to-https" &&
        String(at(cdn, "viewerCertificate", "minimumProtocolVersion")).startsWith("TLSv1.2"),
      "serves HTTP, or older TLS than 1.2",
    ),

  "whoever calls too often is stopped before anything is run": (graph) => [
    ...each(graph, DISTRIBUTION, (cdn) => String(at(cdn, "webAclId")).startsWith("arn:aws:wafv2:"), "has no firewall"),
    ...one(
      graph,
      "aws:wafv2/webAcl:WebAcl",
      (acl) =>
        items(at(acl, "rules")).some(
          (rule) =>
            "block" in ((rule["action"] ?? {}) as object) && JSON.stringify(rule).includes('"aggregateKeyType":"IP"'),
        ),
      "no rule of the firewall counts calls from an address",
    ),
  ],

  "static files carry the headers that the API's answers carry": (graph) => {
    const [policy] = ofType(graph, "aws:cloudfront/responseHeadersPolicy:ResponseHeadersPolicy");
    const own = headersOf(policy);
    const wanted = { ...pageHeaders({ secure: true }), "Permissions-Policy": devices.everywhere };
    return [
      ...Object.entries(wanted)
        .filter(([name, value]) => own[name.toLowerCase()] !== value)
        .map(([name]) => `${name} is ${own[name.toLowerCase()] ?? "not there"}`),
      ...each(
        graph,
        DISTRIBUTION,
        (cdn) => String(at(cdn, "defaultCacheBehavior", "responseHeadersPolicyId")).startsWith("Headers"),
        "does not add them",
      ),
    ];
  },

  "no policy has a wildcard for an action, or for a resource": (graph) =>
    allStatements(graph).flatMap(({ resource, statement: { Effect, Action, Resource } }) =>
      Effect !== "Allow"
        ? []
        : [
            ...Action.filter((action) => action.includes("*")),
            ...Resource.filter((arn) => arn.includes("*") && !isWithin(arn, resource)),
          ].map((wild) => `${resource.name}: ${wild}`),
    ),

  "a role may do what its own statements say, and belongs to one function": (graph) => [
    ...ofType(graph, ROLE)
      .filter(ofOurs)
      .filter((role) => items(at(role, "managedPolicyArns")).length > 0)
      .map(({ name }) => `${name}: has a policy of AWS's`),
    ...ofType(graph, FUNCTION)
      .filter((fn) => JSON.stringify(at(roleOf(graph, fn), "assumeRolePolicy") ?? "").includes(":root"))
      .map(({ name }) => `${name}: anybody in the account may be it`),
    ...ofType(graph, FUNCTION)
      .filter(
        (fn) => roleOf(graph, fn) === undefined || !String(at(fn, "role")).includes(fn.name.replace(/Function$/, "")),
      )
      .map(({ name }) => `${name}: has no role of its own`),
  ],

  "a function may do with table and objects what infra/access.ts says, and nothing else": (graph, stage) =>
    ofType(graph, FUNCTION)
      .filter(ofOurs)
      .flatMap((fn) => {
        const name = String(at(fn, "loggingConfig", "logGroup")).replace(`/passa/${stage}/`, "");
        const said: Access | undefined = (access as Record<string, Access>)[name];
        const role = roleOf(graph, fn);
        const may = role
          ? grantsOf(role).flatMap(({ Action, Resource }) =>
              Action.map((action) => `${action} ${Resource.map(lastOf).join(" ")}`),
            )
          : [];
        const data = may.filter((one) => /^(dynamodb|s3):/.test(one) && !one.includes("/stream/"));
        const wanted = said ? grantsIn(said) : [];
        return [
          ...data.filter((one) => !wanted.includes(one)).map((one) => `${fn.name}: may ${one}`),
          ...wanted.filter((one) => !data.includes(one)).map((one) => `${fn.name}: may not ${one}`),
          ...(said ? [] : [`${fn.name}: is not in infra/access.ts`]),
        ];
      }),

  "a function writes to its own group of logs, which is not kept for ever": (graph) => [
    ...ofType(graph, FUNCTION)
      .filter(ofOurs)
      .filter((fn) => {
        const group = at(fn, "loggingConfig", "logGroup");
        const arn = `arn:aws:logs:eu-north-1:123456789012:log-group:${String(group)}:*`;
        return !mayDo(roleOf(graph, fn), "logs:PutLogEvents", arn);
      })
      .map(({ name }) => `${name}: may not write its log`),
    ...each(
      graph,
      "aws:cloudwatch/logGroup:LogGroup",
      (group) => Number(at(group, "retentionInDays")) > 0,
      "is kept for ever",
    ),
  ],

  "a consumer of the stream says what it could not do, gives up in the end, and tells of it": (graph) => {
    const mappings = ofType(graph, MAPPING).filter((mapping) =>
      /:dynamodb:.*\/stream\//.test(String(at(mapping, "eventSourceArn"))),
    );
    if (mappings.length === 0) return ["nobody reads the stream"];
    return mappings.flatMap((mapping) => {
      const to = at(mapping, "destinationConfig", "onFailure", "destinationArn");
      const fn = functionNamed(graph, at(mapping, "functionName"));
      const role = fn && roleOf(graph, fn);
      return [
        at(mapping, "functionResponseTypes", 0) !== "ReportBatchItemFailures" && "fails as a whole",
        !(Number(at(mapping, "maximumRetryAttempts")) >= 0) && "tries for ever",
        !String(to).startsWith("arn:aws:sqs:") && "loses what it gives up",
        !mayDo(role, "sqs:SendMessage", to) && "may not tell of what it gives up",
        !mayDo(role, "dynamodb:GetRecords", at(mapping, "eventSourceArn")) && "may not read the stream",
      ].flatMap((fault) => (fault === false ? [] : [`${mapping.name}: ${fault}`]));
    });
  },

  // Source: Lambda developer guide, "Filter rule syntax": EventBridge's other operators are refused.
  "a filter of a stream uses the operators that Lambda has": (graph) =>
    ofType(graph, MAPPING).flatMap((mapping) =>
      items(at(mapping, "filterCriteria", "filters"))
        .flatMap(({ pattern }) =>
          [...String(pattern).matchAll(/\[\{"([\w-]+)":/g)].map(([, operator]) => operator ?? ""),
        )
        .filter((operator) => !OPERATORS.includes(operator))
        .map((operator) => `${mapping.name}: ${operator}`),
    ),

  "a message that cannot be dealt with is kept in another queue": (graph) => {
    const read = ofType(graph, MAPPING).filter((mapping) =>
      String(at(mapping, "eventSourceArn")).startsWith("arn:aws:sqs:"),
    );
    return read.flatMap((mapping) => {
      const queue = ofType(graph, QUEUE).find(({ name }) =>
        String(at(mapping, "eventSourceArn")).endsWith(`:${name}-0000000`),
      );
      return queue && String(at(queue, "redrivePolicy")).includes("deadLetterTargetArn")
        ? []
        : [`${mapping.name}: has none`];
    });
  },

  "the table can be taken back to any second, is encrypted with our key, and tells of its changes": (graph) =>
    each(
      graph,
      TABLE,
      (table) =>
        at(table, "pointInTimeRecovery", "enabled") === true &&
        at(table, "serverSideEncryption", "enabled") === true &&
        String(at(table, "serverSideEncryption", "kmsKeyArn")).startsWith("arn:aws:kms:") &&
        at(table, "streamViewType") === "NEW_AND_OLD_IMAGES" &&
        at(table, "ttl", "attributeName") === "expiresAt" &&
        at(table, "billingMode") === "PAY_PER_REQUEST" &&
        at(table, "globalSecondaryIndexes", 0, "name") === "gsi1",
      "lacks one of these",
    ),

  "objects are encrypted with our key, keep their versions, and are nobody else's": (graph) => {
    const ours = (type: string) => ofType(graph, type).filter(({ name }) => name.startsWith("Objects"));
    const [bucket] = ours(BUCKET);
    if (!bucket) return ["there is no bucket"];
    return [
      ...one(
        ours("aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration"),
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        (rule) =>
          String(at(rule, "rules", 0, "applyServerSideEncryptionByDefault", "kmsMasterKeyId")).startsWith(
            "arn:aws:kms:",
          ),
        "not encrypted with our key",
      ),
      ...one(
        ours("aws:s3/bucketVersioning:BucketVersioning"),
        "aws:s3/bucketVersioning:BucketVersioning",
        (versioning) => at(versioning, "versioningConfiguration", "status") === "Enabled",
        "keeps no versions",
      ),
      ...one(
        ours("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"),
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        (block) =>
          ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"].every(
            (key) => at(block, key) === true,
          ),
        "may be made public",
      ),
      ...one(
        ours("aws:s3/bucketPolicy:BucketPolicy"),
        "aws:s3/bucketPolicy:BucketPolicy",
        (policy) =>
          statementsIn(at(policy, "policy")).some(
            ({ Effect, Condition }) =>
              Effect === "Deny" && JSON.stringify(Condition ?? "").includes("aws:SecureTransport"),
          ),
        "takes calls over HTTP",
      ),
    ];
  },

  "our key is a new one each year": (graph) =>
    each(graph, "aws:kms/key:Key", (key) => at(key, "enableKeyRotation") === true, "is never changed"),

  "removing production keeps what people have written; the other stages go away": (graph, stage) => {
    const kept = graph.filter(
      ({ type, name }) =>
        type === TABLE || (type === BUCKET && name.startsWith("Objects")) || type === "aws:kms/key:Key",
    );
    const production = stage === "production";
    return [
      ...(kept.length >= 3 ? [] : ["table, bucket or key is not there"]),
      ...kept
        .filter(({ retainOnDelete }) => Boolean(retainOnDelete) !== production)
        .map(({ name }) => `${name}: ${production ? "goes" : "stays"}`),
      ...each(
        graph,
        TABLE,
        (table) => Boolean(at(table, "deletionProtectionEnabled")) === production,
        "is protected, or not, as it should not be",
      ),
    ];
  },

  "whoever is on duty hears of every function that fails and of every consumer that is behind": (graph, stage) => {
    const alarmsOf = (metric: string) => ofType(graph, ALARM).filter((alarm) => at(alarm, "metricName") === metric);
    const watched = (metric: string, fn: Resource) =>
      alarmsOf(metric).some((alarm) => functionNamed(graph, at(alarm, "dimensions", "FunctionName")) === fn);
    const consumers = ofType(graph, MAPPING)
      .filter((mapping) => /:dynamodb:/.test(String(at(mapping, "eventSourceArn"))))
      .map((mapping) => functionNamed(graph, at(mapping, "functionName")));
    return [
      ...ofType(graph, FUNCTION)
        .filter(ofOurs)
        .filter((fn) => !watched("Errors", fn))
        .map(({ name }) => `${name}: nobody hears of its errors`),
      ...consumers
        .filter((fn) => !fn || !watched("IteratorAge", fn))
        .map((fn) => `${fn?.name}: nobody hears that it is behind`),
      ...(stage === "production"
        ? each(
            graph,
            ALARM,
            (alarm) => String(at(alarm, "alarmActions", 0)).startsWith("arn:aws:sns:"),
            "reaches nobody",
          )
        : []),
    ];
  },

  "there is a dashboard, and somebody hears when the month becomes dear": (graph) => [
    ...each(
      graph,
      "aws:cloudwatch/dashboard:Dashboard",
      (board) => (JSON.parse(String(at(board, "dashboardBody"))) as { widgets: unknown[] }).widgets.length > 0,
      "is empty",
    ),
    ...each(
      graph,
      "aws:budgets/budget:Budget",
      (budget) => String(at(budget, "notifications", 0, "subscriberSnsTopicArns", 0)).startsWith("arn:aws:sns:"),
      "tells nobody",
    ),
  ],

  "whoever signs in at Cognito was let in by somebody, gives a second factor, and comes back to us": (graph, stage) => [
    ...each(
      graph,
      "aws:cognito/userPool:UserPool",
      (pool) =>
        at(pool, "mfaConfiguration") === "ON" && at(pool, "adminCreateUserConfig", "allowAdminCreateUserOnly") === true,
      "lets people in by itself, or without a second factor",
    ),
    ...each(
      graph,
      "aws:cognito/userPoolClient:UserPoolClient",
      (client) =>
        JSON.stringify(at(client, "callbackUrls")) ===
          JSON.stringify([`https://${stage}.passa.example/api/v1/sign-in/callback`]) &&
        at(client, "generateSecret") === true,
      "goes elsewhere",
    ),
    ...(ofType(graph, "aws:cognito/userPoolDomain:UserPoolDomain").length > 0 ? [] : ["Cognito has no pages"]),
  ],
} satisfies Record<string, Rule>;

/** Of an ARN, what comes after the account. */
const lastOf = (arn: string): string => arn.replace(/^arn:aws:\w+:[\w-]*:\d*:/, "");

/** What access.ts says of a function, as `rules` reads it from the function's role. */
function grantsIn({ table, index = [], objects = {}, bucket = [] }: Access): string[] {
  return [
    ...table.map((action) => `dynamodb:${action} table/TableTable-0000000`),
    ...index.map((action) => `dynamodb:${action} table/TableTable-0000000/index/gsi1`),
    ...Object.entries(objects).flatMap(([folder, actions]) =>
      actions.map((action) => `s3:${action} ObjectsBucket-0000000/${folder}/*`),
    ),
    ...bucket.map((action) => `s3:${action} ObjectsBucket-0000000`),
  ];
}

export type RuleName = keyof typeof rules;

/** What the policy adds, by the header's name in small letters. */
function headersOf(policy: Resource | undefined): Record<string, string> {
  const own: Record<string, string> = {};
  for (const { header, value } of items(at(policy, "customHeadersConfig", "items")))
    own[String(header).toLowerCase()] = String(value);
  const security = (...path: string[]) => at(policy, "securityHeadersConfig", ...path);
  own["content-security-policy"] = String(security("contentSecurityPolicy", "contentSecurityPolicy"));
  own["referrer-policy"] = String(security("referrerPolicy", "referrerPolicy"));
  if (security("contentTypeOptions")) own["x-content-type-options"] = "nosniff";
  const age = String(security("strictTransportSecurity", "accessControlMaxAgeSec"));
  const all = security("strictTransportSecurity", "includeSubdomains") === true;
  own["strict-transport-security"] = `max-age=${age}${all ? "; includeSubDomains" : ""}`;
  return own;
}

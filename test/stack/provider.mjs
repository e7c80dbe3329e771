// What AWS would say, made up: ids, names, ARNs and addresses of resources that were never created. The engine (pulumi.mjs)
// and the mocks (mocks.mjs) give the same, so that their graphs can be compared.
import { spawnSync } from "node:child_process";

export const ACCOUNT = "123456789012";
export const REGION = "eu-north-1";

/** Where SST keeps its state and what it uploads in this account. */
export const bootstrap = {
  version: 99,
  asset: "passa-sst-asset",
  state: "passa-sst-state",
  assetEcrRegistryId: ACCOUNT,
  assetEcrUrl: `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/passa`,
  appsyncHttp: "appsync.invalid",
  appsyncRealtime: "appsync.invalid",
};

/** "aws:dynamodb/table:Table" → ["dynamodb", "table"], as ARNs and ids name them here. */
const partsOf = (type) => {
  const [, module = "", name = ""] = type.split(":");
  return [module.split("/")[0] ?? module, name.charAt(0).toLowerCase() + name.slice(1)];
};

/** What it is called: not by the random ending that SST gives, so that two evaluations of a stage agree. */
const nameOf = (name) => `${name}-0000000`;

const arnOf = (type, name, inputs) => {
  const called = nameOf(name);
  switch (type) {
    case "aws:s3/bucket:Bucket":
    case "aws:s3/bucketV2:BucketV2":
      return `arn:aws:s3:::${called}`;
    case "aws:dynamodb/table:Table":
      return `arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/${called}`;
    case "aws:lambda/function:Function":
      return `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${called}`;
    case "aws:sqs/queue:Queue":
      return `arn:aws:sqs:${REGION}:${ACCOUNT}:${called}`;
    case "aws:sns/topic:Topic":
      return `arn:aws:sns:${REGION}:${ACCOUNT}:${called}`;
    case "aws:iam/role:Role":
      return `arn:aws:iam::${ACCOUNT}:role/${called}`;
    case "aws:iam/policy:Policy":
      return `arn:aws:iam::${ACCOUNT}:policy/${called}`;
    case "aws:cloudwatch/logGroup:LogGroup":
      return `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${inputs.name ?? called}`;
    default: {
      const [service, kind] = partsOf(type);
      return `arn:aws:${service}:${REGION}:${ACCOUNT}:${kind}/${called}`;
    }
  }
};

/** The id and the outputs of a resource, as its provider would give them after creating it. */
export function created(type, name, inputs) {
  const called = nameOf(name);
  const arn = arnOf(type, name, inputs);
  const state = { name: called, arn, ...inputs };
  switch (type) {
    case "aws:s3/bucket:Bucket":
    case "aws:s3/bucketV2:BucketV2":
      Object.assign(state, {
        bucket: called,
        bucketDomainName: `${called}.s3.amazonaws.com`,
        bucketRegionalDomainName: `${called}.s3.${REGION}.amazonaws.com`,
        region: REGION,
      });
      return { id: called, state };
    case "aws:dynamodb/table:Table":
      return { id: called, state: { ...state, streamArn: `${arn}/stream/2026-01-01T00:00:00.000` } };
    case "aws:lambda/function:Function":
      return { id: called, state: { ...state, qualifiedArn: `${arn}:1`, invokeArn: arn, version: "1" } };
    case "aws:lambda/functionUrl:FunctionUrl":
      return {
        id: called,
        state: { ...state, functionUrl: `https://${name.toLowerCase()}.lambda-url.${REGION}.on.aws/` },
      };
    case "aws:sqs/queue:Queue":
      return { id: `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${called}`, state: { ...state, url: called } };
    case "aws:cloudfront/distribution:Distribution":
      return {
        id: "E0000000000000",
        state: { ...state, domainName: "d0.cloudfront.net", hostedZoneId: "Z2FDTNDATAQYW2" },
      };
    case "aws:cognito/userPool:UserPool":
      return {
        id: `${REGION}_000000000`,
        state: { ...state, endpoint: `cognito-idp.${REGION}.amazonaws.com/${REGION}_000000000` },
      };
    case "aws:cognito/userPoolClient:UserPoolClient":
      return { id: "client", state: { ...state, clientSecret: "client-secret" } };
    case "aws:acm/certificate:Certificate":
      return {
        id: arn,
        state: {
          ...state,
          domainValidationOptions: [inputs.domainName, ...(inputs.subjectAlternativeNames ?? [])].map((domainName) => ({
            domainName,
            resourceRecordName: `_0.${domainName}`,
            resourceRecordType: "CNAME",
            resourceRecordValue: "_0.acm-validations.aws",
          })),
        },
      };
    case "aws:kms/key:Key":
      return { id: "00000000-0000-0000-0000-000000000000", state };
    default:
      return { id: `${called}-id`, state };
  }
}

/** What a function of the provider answers: policies are the statements they were made of. */
export function answered(token, inputs) {
  switch (token) {
    case "aws:iam/getPolicyDocument:getPolicyDocument": {
      const statements = (inputs.statements ?? []).map((statement) => ({
        Effect: statement.effect ?? "Allow",
        Action: statement.actions,
        Resource: statement.resources,
        ...(statement.principals && { Principal: statement.principals }),
        ...(statement.conditions && { Condition: statement.conditions }),
      }));
      const json = JSON.stringify({ Version: "2012-10-17", Statement: statements });
      return { ...inputs, json, minifiedJson: json, id: "policy" };
    }
    case "aws:index/getRegion:getRegion":
      return { id: REGION, name: REGION, region: REGION };
    case "aws:index/getPartition:getPartition":
      return { id: "aws", partition: "aws", dnsSuffix: "amazonaws.com" };
    case "aws:index/getCallerIdentity:getCallerIdentity":
      return { accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root`, id: ACCOUNT, userId: ACCOUNT };
    case "aws:route53/getZone:getZone":
      return { ...inputs, id: "Z0", zoneId: "Z0" };
    case "aws:cloudfront/getCachePolicy:getCachePolicy":
    case "aws:cloudfront/getOriginRequestPolicy:getOriginRequestPolicy":
    case "aws:cloudfront/getResponseHeadersPolicy:getResponseHeadersPolicy":
      return { ...inputs, id: `${inputs.name ?? ""}-id` };
    case "command:local:run": {
      // The portal's build: run as it would be.
      const { command, dir, environment } = inputs;
      const ran = spawnSync(command, {
        cwd: dir,
        shell: true,
        encoding: "utf8",
        env: { ...process.env, ...environment },
      });
      if (ran.status !== 0) throw new Error(`${command} ended with ${ran.status}\n${ran.stdout}${ran.stderr}`);
      return { ...inputs, stdout: ran.stdout, stderr: ran.stderr };
    }
    default:
      throw new Error(`Nobody has said what ${token} answers. Say it in test/stack/provider.mjs.`);
  }
}

/** A secret's value in place of the secret. */
export function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== "object") return value;
  if (value.__pulumiAsset || value.__pulumiArchive) return "asset";
  if ("4dabf18193072939515e22adb298388d" in value) return plain(value.value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}

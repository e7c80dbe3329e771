import { key, production } from "./stage.ts";

/** The single table. Keys are described in ARCHITECTURE.md, "Access patterns". */
export const table = new sst.aws.Dynamo("Table", {
  fields: { pk: "string", sk: "string", gsi1pk: "string", gsi1sk: "string" },
  primaryIndex: { hashKey: "pk", rangeKey: "sk" },
  globalIndexes: { gsi1: { hashKey: "gsi1pk", rangeKey: "gsi1sk" } },
  ttl: "expiresAt",
  stream: "new-and-old-images",
  deletionProtection: production,
  transform: {
    table: {
      billingMode: "PAY_PER_REQUEST",
      pointInTimeRecovery: { enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
    },
  },
});

/** The calls that the API makes on the table, and no others: SST's own link would grant `dynamodb:*`. */
export const tableAccess = [
  {
    actions: [
      "dynamodb:GetItem",
      "dynamodb:BatchGetItem",
      "dynamodb:Query",
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
      "dynamodb:DeleteItem",
      "dynamodb:ConditionCheckItem",
    ],
    resources: [table.arn, $interpolate`${table.arn}/index/gsi1`],
  },
  { actions: ["kms:Decrypt", "kms:GenerateDataKey"], resources: [key.arn] },
];

/**
 * List prices in US dollars, US East (N. Virginia), on-demand, without free tiers, as of 2025-07. Stockholm's differ by some
 * per cent: whoever needs the exact sum puts the region's in here, and the page follows.
 */
export const prices = {
  asOf: "2025-07",
  readUnits: {
    usd: 0.125e-6,
    what: "DynamoDB, read request unit",
    source: "https://aws.amazon.com/dynamodb/pricing/on-demand/",
  },
  writeUnits: {
    usd: 0.625e-6,
    what: "DynamoDB, write request unit",
    source: "https://aws.amazon.com/dynamodb/pricing/on-demand/",
  },
  storedGb: {
    usd: 0.25,
    what: "DynamoDB, GB stored a month",
    source: "https://aws.amazon.com/dynamodb/pricing/on-demand/",
  },
  recoverableGb: {
    usd: 0.2,
    what: "DynamoDB, GB recoverable to a point in time, a month",
    source: "https://aws.amazon.com/dynamodb/pricing/on-demand/",
  },
  lambdaCalls: { usd: 0.2e-6, what: "Lambda, request", source: "https://aws.amazon.com/lambda/pricing/" },
  lambdaGbSeconds: {
    usd: 0.0000133334,
    what: "Lambda on arm64, GB-second",
    source: "https://aws.amazon.com/lambda/pricing/",
  },
  logGb: { usd: 0.5, what: "CloudWatch Logs, GB taken in", source: "https://aws.amazon.com/cloudwatch/pricing/" },
} as const;

/** What a stage costs although nobody comes, US dollars a month. */
export const standing = [
  { what: "Web firewall with one rule", usd: 6, source: "https://aws.amazon.com/waf/pricing/" },
  { what: "Customer-managed key", usd: 1, source: "https://aws.amazon.com/kms/pricing/" },
  { what: "Alarms (about 20)", usd: 2, source: "https://aws.amazon.com/cloudwatch/pricing/" },
  { what: "Dashboard", usd: 3, source: "https://aws.amazon.com/cloudwatch/pricing/" },
] as const;
